package dev.sage.console.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.control.HexView;
import dev.sage.console.control.Hint;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Shell;
import dev.sage.console.ui.Ui;
import dev.sage.llm.LlmError;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsPanelTest {
  @TempDir private Path home;
  private SampleCalls calls;

  // Set by open(), which each test calls when its calls are in the store.
  @SuppressWarnings("NullAway.Init")
  private Ui ui;

  @SuppressWarnings("NullAway.Init")
  private Shell shell;

  @SuppressWarnings("NullAway.Init")
  private StreamsPanel panel;

  @BeforeEach
  void store() {
    calls = new SampleCalls(home);
  }

  private void open() {
    AtomicReference<Shell> built = new AtomicReference<>();
    AtomicReference<StreamsPanel> made = new AtomicReference<>();
    ui = Ui.open(stage -> built.set(show(stage, made)));
    shell = Objects.requireNonNull(built.get());
    panel = Objects.requireNonNull(made.get());
  }

  private Shell show(Stage stage, AtomicReference<StreamsPanel> made) {
    Shell window =
        new Shell(
            stage,
            new Shell.Options(home, InstantSource.system(), text -> text),
            services -> {
              StreamsPanel streams =
                  new StreamsPanel(
                      services, calls.store(), SampleCalls.FORMATS, InstantSource.system());
              made.set(streams);
              return List.of(streams);
            });
    stage.setHeight(900);
    window.show();
    return window;
  }

  @AfterEach
  void close() {
    if (ui != null) {
      ui.close();
      Ui.runFx(shell::close);
    }
    calls.close();
  }

  @Test
  void says_in_one_sentence_that_there_are_no_calls() {
    open();
    ui.find(".calls .empty-state");
    assertThat(shell.actions().find("streams.filter")).isPresent();
  }

  @Test
  void shows_the_newest_call_with_its_frames() throws Exception {
    calls.clean("older", 3);
    calls.clean("newer", 5);
    calls.flush();
    open();
    Ui.await("nine frames", () -> rows() == 9);
    assertThat(outcome()).isEqualTo("Complete: the model was done (stop)");
    assertThat(callTargets()).containsExactly("sim-openai/newer", "sim-openai/older");
  }

  @Test
  void goes_to_the_next_gap_and_row_with_single_letters() throws Exception {
    calls
        .openAi("gaps")
        .at(100)
        .role()
        .text("a")
        .at(110)
        .text("b")
        .at(2_110)
        .text("c")
        .at(2_120)
        .text("d")
        .at(2_130)
        .finish("stop")
        .usage(1, 4)
        .done()
        .complete();
    calls.flush();
    open();
    Ui.await("the first silence is selected", () -> selectedFrame() == 3);
    Ui.runFx(() -> frames().requestFocus());
    ui.type("j");
    assertThat(selectedFrame()).isEqualTo(4);
    ui.type("g");
    Ui.await("the gap again", () -> selectedFrame() == 3);
    assertThat(ui.nodes())
        .filteredOn(Labeled.class::isInstance)
        .extracting(node -> ((Labeled) node).getText())
        .contains("1 stall");
  }

  @Test
  void follows_a_call_while_it_runs() throws Exception {
    SampleCall call = calls.openAi("live").at(10).role().text("one ");
    calls.flush();
    open();
    Ui.await("two frames", () -> rows() == 2);
    assertThat(outcome()).isEqualTo("Streaming");
    call.at(30).text("two ");
    Ui.await("three frames", () -> rows() == 3);
    call.at(40).finish("stop").usage(1, 2).done().complete();
    Ui.await("the end", () -> outcome().startsWith("Complete"));
    assertThat(rows()).isEqualTo(6);
  }

  @Test
  void says_what_went_wrong_in_words() throws Exception {
    calls
        .openAi("cut")
        .at(10)
        .role()
        .text("half an ans")
        .fail(LlmError.Kind.STREAM_TRUNCATED, "The stream ended before the answer was complete.");
    calls.flush();
    open();
    Ui.await("the outcome", () -> outcome().startsWith("Truncated"));
    ui.find(".anomaly.grave");
  }

  @Test
  void filters_the_list() throws Exception {
    calls.clean("good", 2);
    calls.openAi("bad").at(10).role().fail(LlmError.Kind.SERVER_ERROR, "The server failed.");
    calls.flush();
    open();
    Ui.await("both calls", () -> callTargets().size() == 2);
    ui.press(KeyCode.CONTROL, KeyCode.F);
    ui.type("status:failed");
    Ui.await("one call", () -> callTargets().equals(List.of("sim-openai/bad")));
    ui.type(" nonsense:1");
    Ui.await(
        "the filter's problem",
        () ->
            ui.nodes().stream()
                .anyMatch(
                    node ->
                        node instanceof Label label
                            && label.getText() != null
                            && label.getText().startsWith("The filter has no field")));
  }

  @Test
  void opens_the_call_that_is_asked_for() throws Exception {
    String first = calls.clean("first", 2);
    calls.clean("second", 4);
    calls.flush();
    open();
    Ui.await("the newest", () -> rows() == 8);
    Ui.runFx(() -> panel.open(first));
    Ui.await("the first", () -> rows() == 6);
    VirtualRows list = (VirtualRows) ui.find("#streams-calls");
    Ui.await("its row", () -> Ui.onFx(() -> list.selectedProperty().get()) == 1);
    assertThat(panel.id()).isEqualTo(PanelId.STREAMS);
  }

  @Test
  void digits_bring_each_view_of_the_frame_to_the_front_whatever_hides_it() throws Exception {
    open();
    assertThat(action("streams.tab.bytes").perform()).as("without a frame").isFalse();
    assertThat(action("streams.tab.bytes").need()).isEqualTo("Choose a frame first.");
    calls.clean("one", 3);
    calls.flush();
    Ui.await("a frame", () -> Ui.onFx(() -> action("streams.tab.bytes").enabled().get()));
    Ui.runFx(() -> frames().requestFocus());
    for (DetailTab tab : DetailTab.values()) {
      ui.type(tab.digit());
      assertThat(front()).isEqualTo("streams-tab-" + tab.key());
      assertThat(Ui.onFx(() -> frames().isFocused())).as("keys go on moving").isTrue();
    }
    ui.type("q");
    assertThat(Ui.onFx(() -> ui.scene().lookup("#streams-detail .tab-pane"))).isNull();
    ui.type("1");
    assertThat(front()).isEqualTo("streams-tab-bytes");
    ui.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.D);
    assertThat(Ui.onFx(() -> ui.scene().lookup("#streams-detail .tab-pane"))).isNull();
    ui.type("3");
    assertThat(front()).isEqualTo("streams-tab-json");
  }

  @Test
  void the_focus_goes_along_from_one_view_of_the_frame_to_the_next() throws Exception {
    calls.clean("one", 3);
    calls.flush();
    open();
    Ui.await("a frame", () -> Ui.onFx(() -> action("streams.tab.bytes").enabled().get()));
    ui.type("1");
    HexView hex = (HexView) ui.find("#streams-detail .hex");
    Ui.runFx(() -> hex.rows().requestFocus());
    for (DetailTab tab : List.of(DetailTab.SSE, DetailTab.EVENTS, DetailTab.BYTES)) {
      ui.type(tab.digit());
      assertThat(front()).isEqualTo("streams-tab-" + tab.key());
      assertThat(Ui.onFx(() -> tabs().isFocusWithin() && !tabs().isFocused()))
          .as("in %s", tab)
          .isTrue();
    }
  }

  @Test
  void a_key_lets_the_replay_jump_over_silences() throws Exception {
    open();
    assertThat(action("streams.replay.jump").perform()).as("without a call").isFalse();
    calls.clean("one", 3);
    calls.flush();
    Ui.await("a call", () -> Ui.onFx(() -> action("streams.replay.jump").enabled().get()));
    CheckBox jump = (CheckBox) ui.find("#streams-replay-jump");
    assertThat(Ui.onFx(() -> Hint.of(jump))).endsWith(" (L)");
    ui.type("l");
    assertThat(Ui.onFx(jump::isSelected)).isTrue();
    ui.type("l");
    assertThat(Ui.onFx(jump::isSelected)).isFalse();
  }

  private Action action(String id) {
    return shell.actions().find(id).orElseThrow();
  }

  private TabPane tabs() {
    return (TabPane) ui.find("#streams-detail .tab-pane");
  }

  private String front() {
    return Ui.onFx(() -> tabs().getSelectionModel().getSelectedItem().getId());
  }

  private List<String> callTargets() {
    return Ui.onFx(
        () ->
            ui.scene().lookup("#streams-calls").lookupAll(".call-line").stream()
                .filter(Node::isVisible)
                .sorted(Comparator.comparingDouble(Node::getLayoutY))
                .flatMap(line -> line.lookupAll(".call-target").stream())
                .map(label -> ((Label) label).getText())
                .toList());
  }

  private VirtualRows frames() {
    return (VirtualRows) ui.find("#streams-frames");
  }

  private int rows() {
    return Ui.onFx(() -> ((VirtualRows) ui.scene().lookup("#streams-frames")).size());
  }

  private int selectedFrame() {
    return Ui.onFx(
        () -> ((VirtualRows) ui.scene().lookup("#streams-frames")).selectedProperty().get());
  }

  private String outcome() {
    return ui.read("#streams-outcome", Label.class, Label::getText);
  }
}
