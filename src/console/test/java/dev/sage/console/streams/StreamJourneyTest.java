package dev.sage.console.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.control.GapPlot;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.shell.Shell;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.llm.LlmError;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One call looked into by keyboard and mouse, from the overview to the comparison of two. */
class StreamJourneyTest {
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

  private void open() throws InterruptedException {
    calls.flush();
    AtomicReference<Shell> built = new AtomicReference<>();
    AtomicReference<StreamsPanel> made = new AtomicReference<>();
    ui = Ui.open(stage -> built.set(show(stage, made)));
    shell = Objects.requireNonNull(built.get());
    panel = Objects.requireNonNull(made.get());
    Ui.await("the newest call", panel::settled);
    Ui.runFx(() -> frames().requestFocus());
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
    stage.setWidth(1440);
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

  /** Three bursts of twelve words with silences, in which heartbeats come. */
  private String stuttering(String model) {
    SampleCall call = calls.openAi(model).at(300).role();
    for (int burst = 0; burst < 3; burst++) {
      for (int i = 0; i < 12; i++) {
        call.at(400 + 1_000 * burst + 10 * i).text("word" + i + " ");
        if (i % 3 == 0) {
          call.text("and ");
        }
      }
      call.at(800 + 1_000 * burst).raw("comment", ": ping\n\n");
    }
    return call.at(2_900).finish("stop").usage(7, 48).done().complete();
  }

  @Test
  void looks_closer_moves_along_and_comes_back() throws Exception {
    stuttering("bursts");
    open();
    GapPlot plot = plot();
    double whole = span(plot);
    ui.type("ww");
    assertThat(span(plot)).isLessThan(whole / 2);
    double from = from(plot);
    ui.type("d");
    assertThat(from(plot)).isGreaterThan(from);
    Pictures.take(ui, "streams-zoomed");
    ui.type("aas");
    assertThat(from(plot)).isLessThan(from + 1);
    ui.type("f");
    assertThat(Ui.onFx(() -> plot.partProperty().get() == null)).isTrue();
    // Before the first token, between the bursts, and after the last word.
    assertThat(Ui.onFx(plot::getAccessibleText)).contains("4 gaps", "heartbeats", "the longest");
  }

  @Test
  void replays_pauses_and_steps() throws Exception {
    stuttering("bursts");
    open();
    Ui.runFx(() -> panel.replay().speedProperty().set(100));
    ui.type("r");
    Ui.await("the end of the replay", () -> !panel.replay().playingProperty().get());
    assertThat(selected()).isEqualTo(rows() - 1);
    ui.type(",,");
    assertThat(selected()).isEqualTo(rows() - 3);
    assertThat(text("#streams-replay-time")).startsWith("at ");
    Ui.runFx(() -> panel.replay().speedProperty().set(0.1));
    ui.type("r");
    Ui.await("nothing has come yet", () -> selected() < 0);
    ui.press(KeyCode.SPACE);
    assertThat(Ui.onFx(() -> panel.replay().playingProperty().get())).isFalse();
    Ui.runFx(() -> panel.replay().seek(1_450_000_000));
    Ui.await("a frame of the second burst", () -> selected() > 15);
    Pictures.take(ui, "streams-replay");
  }

  @Test
  void explains_what_is_odd_and_visits_each_place() throws Exception {
    stuttering("bursts");
    open();
    ui.type("i");
    ui.find("#streams-card");
    assertThat(text("#streams-headline")).startsWith("Silent twice");
    int first = selected();
    Ui.runFx(() -> ((Button) ui.find("#streams-card-next")).fire());
    assertThat(selected()).isGreaterThan(first);
    Ui.await("the second frame", panel::settled);
    Pictures.take(ui, "streams-card");
    ui.press(KeyCode.ESCAPE);
    assertThat(ui.find("#streams-card").getParent().isVisible()).isFalse();
  }

  @Test
  void compares_two_streams_on_one_axis() throws Exception {
    String steady = calls.clean("steady", 40);
    stuttering("bursts");
    open();
    ui.type("p");
    Ui.runFx(() -> panel.open(steady));
    Ui.await("the other call", panel::settled);
    ui.type("=");
    assertThat(text("#streams-pair-words"))
        .startsWith("B's first token came 280 ms earlier, then it was ")
        .contains("A was silent twice, B never.");
    Pictures.take(ui, "streams-pair");
    Ui.runFx(() -> ui.click("#streams-pair-at-token"));
    GapPlot second = (GapPlot) ui.find("#streams-pair-b");
    assertThat(Ui.onFx(() -> second.dataProperty().get().axis().fromMs()).doubleValue())
        .isNegative();
    ui.press(KeyCode.ESCAPE);
    assertThat(ui.find("#streams-pair").isVisible()).isFalse();
  }

  @Test
  void says_in_one_line_what_went_wrong() throws Exception {
    SampleCall role = calls.openAi("role-only").at(30).role().at(2_530).text("late ");
    role.at(2_540).text("text").finish("stop").usage(1, 2).done().complete();
    open();
    assertThat(text("#streams-headline"))
        .startsWith("The first chunk carried only a role: the first token came 2.50 s later");
    Pictures.take(ui, "streams-role-only");
    String cut =
        calls
            .openAi("cut")
            .at(10)
            .role()
            .text("half an ans")
            .fail(LlmError.Kind.STREAM_TRUNCATED, "The stream ended early.");
    calls.flush();
    Ui.runFx(() -> panel.open(cut));
    Ui.await("the cut call", () -> panel.settled() && cut.equals(panel.current()));
    assertThat(text("#streams-outcome"))
        .isEqualTo("Truncated: the stream ended before a finish reason and without [DONE]");
  }

  @Test
  void names_everything_that_can_have_the_focus() throws Exception {
    stuttering("bursts");
    open();
    ui.type("i");
    assertThat(ui.unnamed()).isEmpty();
    assertThat(Stream.of("streams.replay", "streams.pin", "streams.compare", "streams.fit"))
        .allSatisfy(id -> assertThat(shell.actions().find(id)).isPresent());
  }

  private GapPlot plot() {
    return (GapPlot) ui.find("#streams-plot");
  }

  private static double span(GapPlot plot) {
    return Ui.onFx(
        () -> {
          var part = plot.partProperty().get();
          return part == null ? plot.dataProperty().get().axis().span() : part.span();
        });
  }

  private static double from(GapPlot plot) {
    return Ui.onFx(
        () -> {
          var part = plot.partProperty().get();
          return part == null ? 0 : part.fromMs();
        });
  }

  private VirtualRows frames() {
    return (VirtualRows) Objects.requireNonNull(ui.scene().lookup("#streams-frames"));
  }

  private int rows() {
    return Ui.onFx(() -> frames().size());
  }

  private int selected() {
    return Ui.onFx(() -> frames().selectedProperty().get());
  }

  private String text(String selector) {
    return ui.read(selector, Label.class, Label::getText);
  }
}
