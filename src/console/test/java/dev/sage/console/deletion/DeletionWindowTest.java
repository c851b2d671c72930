package dev.sage.console.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.control.VirtualRow;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.shell.PanelId;
import dev.sage.console.streams.AskedCall;
import dev.sage.console.streams.SampleCalls;
import dev.sage.console.theme.ThemeChoice;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.llm.redaction.Redactor;
import dev.sage.simulator.Speed;
import dev.sage.workbench.Home;
import dev.sage.workbench.exchange.ExportFormat;
import dev.sage.workbench.exchange.Exporter;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.PendingDeletion;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls deleted from Streams and from Timeline, undone, due, and left behind. */
class DeletionWindowTest {
  private static final int CALLS = 6;

  @TempDir private Path home;
  private List<String> newest = List.of();

  @BeforeEach
  void some_calls() throws Exception {
    try (SampleCalls calls = new SampleCalls(home)) {
      for (int i = 0; i < CALLS; i++) {
        AskedCall.store(
            calls.store(), ChatRequest.of("openai/model-" + i, Message.user("Hello " + i)));
      }
      calls.flush();
      newest = calls.store().calls(CallQuery.newest(CALLS)).stream().map(StoredCall::id).toList();
    }
  }

  private ConsoleWindow streams() {
    ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT);
    Ui.runFx(() -> window.shell().services().navigator().open(PanelId.STREAMS));
    settle(window);
    Ui.runFx(() -> window.panels().streams().open(newest.get(1)));
    shows(window, 1);
    Ui.runFx(() -> list(window).requestFocus());
    return window;
  }

  private ConsoleWindow timeline() {
    ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT);
    Ui.runFx(() -> window.shell().services().navigator().open(PanelId.TIMELINE));
    settle(window);
    Ui.await("the rows", () -> table(window).size() == CALLS);
    Ui.runFx(() -> table(window).selectedProperty().set(1));
    settle(window);
    Ui.runFx(() -> table(window).requestFocus());
    return window;
  }

  private static VirtualRows list(ConsoleWindow window) {
    return (VirtualRows) window.ui().scene().lookup("#streams-calls");
  }

  private static VirtualRows table(ConsoleWindow window) {
    return (VirtualRows) window.ui().scene().lookup("#timeline-calls");
  }

  private static void settle(ConsoleWindow window) {
    Ui.settle();
    Ui.await("all is read", () -> window.panels().streams().settled() && timelineSettled(window));
    Ui.settle();
  }

  private static boolean timelineSettled(ConsoleWindow window) {
    return table(window) == null || window.panels().timeline().settled();
  }

  private void shows(ConsoleWindow window, int call) {
    Ui.await("the call", () -> newest.get(call).equals(window.panels().streams().current()));
    settle(window);
  }

  private static void delete(ConsoleWindow window) {
    settle(window);
    window.ui().press(KeyCode.DELETE);
  }

  private static void counts(ConsoleWindow window, String sentence) {
    Ui.await(sentence, () -> notices(window).contains(sentence));
  }

  private static List<String> notices(ConsoleWindow window) {
    return window.ui().scene().getRoot().lookupAll("#notices .notice .label").stream()
        .map(label -> ((Label) label).getText())
        .toList();
  }

  /** What a screen reader hears of the rows that say that they are being deleted. */
  private static List<String> going(ConsoleWindow window) {
    return Ui.onFx(
        () ->
            window.ui().nodes().stream()
                .filter(node -> node instanceof VirtualRow && node.isVisible())
                .map(row -> String.valueOf(row.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
                .filter(words -> words.contains("being deleted"))
                .toList());
  }

  private static boolean possible(ConsoleWindow window, String action) {
    return Ui.onFx(() -> window.shell().actions().find(action).orElseThrow().enabled().get());
  }

  private static void pictures(ConsoleWindow window, String name) {
    for (ThemeChoice theme : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
      Ui.runFx(() -> window.shell().themes().choiceProperty().set(theme));
      Ui.settle();
      Pictures.take(window.ui(), name + "-" + theme.key());
    }
  }

  private static void undo(ConsoleWindow window) {
    window.ui().press(KeyCode.CONTROL, KeyCode.Z);
  }

  @Test
  void a_call_that_waits_and_is_imported_again_stays() throws Exception {
    try (ConsoleWindow window = streams()) {
      Store store = window.workbench().store();
      String id = newest.get(1);
      Path file = home.resolve("kept.otlp.json");
      new Exporter(store).write(store.call(id).orElseThrow(), ExportFormat.OTLP, file);
      delete(window);
      counts(window, "1 call will be deleted in 10 s");

      Ui.runFx(() -> window.panels().streams().read(List.of(file)));

      Ui.await(
          "it is read", () -> notices(window).stream().anyMatch(n -> n.contains("kept.otlp.json")));
      settle(window);
      assertThat(store.call(id)).as("%s", notices(window)).isPresent();
      assertThat(notices(window)).noneMatch(words -> words.contains("will be deleted"));
      assertThat(going(window)).isEmpty();
      assertThat(possible(window, "streams.undelete")).isFalse();
    }
  }

  @Test
  void a_deleted_call_is_marked_and_undo_brings_it_back_and_its_selection() {
    try (ConsoleWindow window = streams()) {
      assertThat(possible(window, "streams.undelete")).isFalse();
      delete(window);
      counts(window, "1 call will be deleted in 10 s");
      shows(window, 2);
      delete(window);
      counts(window, "2 calls will be deleted in 10 s");
      shows(window, 3);
      assertThat(going(window)).hasSize(2).anyMatch(words -> words.contains("model-4"));
      window.passes(Duration.ofMillis(2_500));
      counts(window, "2 calls will be deleted in 8 s");
      pictures(window, "deletion-streams");

      undo(window);
      shows(window, 1);
      assertThat(going(window)).isEmpty();
      assertThat(window.ui().has("#deletion-undo")).isFalse();
      assertThat(possible(window, "streams.undelete")).isFalse();
      counts(window, "2 calls stay.");
      window.passes(PendingDeletion.DELAY);
      settle(window);
      assertThat(window.workbench().store().count(CallFilter.ALL)).isEqualTo(CALLS);
    }
  }

  @Test
  void a_call_that_is_due_leaves_list_store_and_screen() {
    try (ConsoleWindow window = streams()) {
      delete(window);
      shows(window, 2);
      // Looked into once more, it is left when it is gone.
      window.ui().press(KeyCode.UP);
      shows(window, 1);
      window.passes(PendingDeletion.DELAY);
      Ui.await("it has left the list", () -> list(window).size() == CALLS - 1);
      shows(window, 2);
      counts(window, "1 call deleted.");
      assertThat(window.workbench().store().call(newest.get(1))).isEmpty();
      assertThat(going(window)).isEmpty();
      assertThat(window.ui().has("#deletion-undo")).isFalse();
    }
  }

  @Test
  void the_last_calls_go_too_and_the_button_does_it_at_once() {
    try (ConsoleWindow window = streams()) {
      for (int i = 0; i < CALLS; i++) {
        delete(window);
        int so = i + 1;
        counts(window, so + (so == 1 ? " call" : " calls") + " will be deleted in 10 s");
      }
      assertThat(going(window)).hasSize(CALLS);
      window.ui().click("#deletion-now");
      Ui.await("the list is empty", () -> list(window).size() == 0);
      settle(window);
      assertThat(window.panels().streams().current()).isNull();
      assertThat(window.workbench().store().count(CallFilter.ALL)).isZero();
      pictures(window, "deletion-all");
    }
  }

  @Test
  void the_notice_gives_the_focus_back() {
    try (ConsoleWindow window = streams()) {
      delete(window);
      shows(window, 2);
      window.ui().click("#deletion-undo");
      shows(window, 1);
      assertThat(Ui.onFx(() -> list(window).isFocused())).isTrue();
    }
  }

  @Test
  void closing_the_window_carries_out_what_waits() {
    try (ConsoleWindow window = streams()) {
      delete(window);
      shows(window, 2);
    }
    try (Store store = Store.open(new Home(home), Redactor.create(), notice -> {})) {
      assertThat(store.call(newest.get(1))).isEmpty();
      assertThat(store.count(CallFilter.ALL)).isEqualTo(CALLS - 1);
    }
  }

  @Test
  void a_pinned_call_is_asked_about_and_goes_if_the_person_agrees() throws Exception {
    try (ConsoleWindow window = streams()) {
      var store = window.workbench().store();
      store.pin(newest.get(1), true);
      store.settle();
      delete(window);
      Ui.await("the question", () -> window.ui().has("#deletion-ask"));
      pictures(window, "deletion-pinned");
      window.ui().click("#deletion-ask-keep");
      assertThat(going(window)).isEmpty();
      delete(window);
      window.ui().click("#deletion-ask-do");
      shows(window, 2);
      assertThat(going(window)).hasSize(1);
      window.passes(PendingDeletion.DELAY);
      Ui.await("it is gone", () -> store.call(newest.get(1)).isEmpty());
    }
  }

  @Test
  void the_key_belongs_to_a_text_that_is_typed() {
    try (ConsoleWindow window = streams()) {
      delete(window);
      shows(window, 2);
      window.ui().press(KeyCode.CONTROL, KeyCode.F);
      window.ui().type("mo");
      assertThat(possible(window, "streams.undelete")).isFalse();
      undo(window);
      counts(window, "1 call will be deleted in 10 s");
      Ui.runFx(() -> ((TextField) window.ui().scene().lookup("#streams-filter")).setText(""));
      settle(window);
      Ui.runFx(() -> list(window).requestFocus());
      undo(window);
      assertThat(window.ui().has("#deletion-undo")).isFalse();
    }
  }

  @Test
  void timeline_marks_its_row_goes_on_and_comes_back() {
    try (ConsoleWindow window = timeline()) {
      delete(window);
      counts(window, "1 call will be deleted in 10 s");
      settle(window);
      assertThat(Ui.onFx(() -> table(window).selectedProperty().get())).isEqualTo(2);
      assertThat(going(window)).hasSize(1).allMatch(words -> words.contains("model-4"));
      pictures(window, "deletion-timeline");

      undo(window);
      settle(window);
      assertThat(Ui.onFx(() -> table(window).selectedProperty().get())).isEqualTo(1);
      assertThat(going(window)).isEmpty();

      delete(window);
      counts(window, "1 call will be deleted in 10 s");
      window.passes(PendingDeletion.DELAY);
      Ui.await("the row is gone", () -> table(window).size() == CALLS - 1);
      settle(window);
      assertThat(Ui.onFx(() -> table(window).selectedProperty().get())).isEqualTo(1);
      assertThat(window.workbench().store().call(newest.get(1))).isEmpty();
    }
  }
}
