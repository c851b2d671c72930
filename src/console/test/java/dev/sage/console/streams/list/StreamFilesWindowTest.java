package dev.sage.console.streams.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import dev.sage.workbench.exchange.ExportFormat;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files come in, are found, go out and come in again, all by keyboard. */
class StreamFilesWindowTest {

  private static final String HAR =
      """
      {"log":{"version":"1.2","entries":[
       {"startedDateTime":"2026-11-20T10:00:00Z","request":{"method":"GET","url":"https://example.com/"},"response":{"status":200}},
       {"startedDateTime":"2026-11-20T10:00:01Z",
        "request":{"method":"POST","url":"https://api.openai.com/v1/chat/completions","postData":{"text":"{\\"model\\":\\"gpt-4.1-mini\\",\\"stream\\":true,\\"messages\\":[]}"}},
        "response":{"status":200,"headers":[{"name":"content-type","value":"text/event-stream"}],"content":{}},
        "timings":{"wait":1,"receive":2000},
        "_eventSourceMessages":[
         {"time":1795168801.5,"data":"{\\"choices\\":[{\\"index\\":0,\\"delta\\":{\\"content\\":\\"A red\\"}}]}"},
         {"time":1795168802.5,"data":"{\\"choices\\":[{\\"index\\":0,\\"delta\\":{\\"content\\":\\" apple\\"},\\"finish_reason\\":\\"stop\\"}]}"},
         {"time":1795168802.6,"data":"[DONE]"}]}]}}
      """;

  @TempDir private Path folder;

  /** A person who chooses what the test says. */
  private static final class Chosen implements StreamFiles {
    private List<Path> open = List.of();
    private Optional<Path> save = Optional.empty();

    @Override
    public List<Path> open(Window owner) {
      return open;
    }

    @Override
    public Optional<Path> save(Window owner, ExportFormat format, String name) {
      return save;
    }
  }

  @Test
  void a_har_comes_in_is_found_goes_out_and_comes_in_again() throws Exception {
    var chosen = new Chosen();
    Path har = Files.writeString(folder.resolve("browser.har"), HAR);
    Path lines = folder.resolve("call.jsonl");
    try (var window = ConsoleWindow.open(folder.resolve("home"), Speed.INSTANT, chosen)) {
      window.ui().press(KeyCode.CONTROL, KeyCode.DIGIT3);
      chosen.open = List.of(har);
      window.ui().press(KeyCode.CONTROL, KeyCode.O);
      Ui.await("the call", () -> calls(window).size() == 1 && settled(window));

      window.ui().press(KeyCode.CONTROL, KeyCode.F);
      window.ui().type("gap>500ms source:import");
      Ui.await("the count", () -> label(window, "#streams-count").equals("1 of 1"));
      assertThat(label(window, "#streams-filter-meaning"))
          .isEqualTo("Calls with a gap over 500 ms, that came from a file.");

      Ui.runFx(() -> window.ui().find("#streams-calls").requestFocus());
      chosen.save = Optional.of(lines);
      window.ui().type("e");
      Ui.await("the sheet", () -> window.ui().has("#streams-export-jsonl"));
      window.ui().click("#streams-export-jsonl");
      Ui.await("the file", () -> Files.exists(lines) && settled(window));

      chosen.open = List.of(lines);
      window.ui().press(KeyCode.CONTROL, KeyCode.O);
      Ui.await("both calls", () -> calls(window).size() == 2 && settled(window));
      var both = calls(window);
      Store store = window.workbench().store();
      assertThat(bytes(store, both.getFirst())).isEqualTo(bytes(store, both.getLast()));
      assertThat(both.getFirst().timings()).isEqualTo(both.getLast().timings());
    }
  }

  @Test
  void suggestions_are_taken_by_keyboard_and_a_mistake_is_told_with_its_place() throws Exception {
    try (var window = ConsoleWindow.open(folder.resolve("home"), Speed.INSTANT, new Chosen())) {
      window.ui().press(KeyCode.CONTROL, KeyCode.DIGIT3);
      window.ui().press(KeyCode.CONTROL, KeyCode.F);
      window.ui().type("sta");
      Ui.await("suggestions", () -> suggestions(window).isVisible());
      window.ui().press(KeyCode.DOWN);
      window.ui().press(KeyCode.ENTER);
      Ui.await("the field", () -> text(window).equals("status:"));
      window.ui().type("f");
      Ui.await("the value", () -> suggestions(window).getItems().size() == 1);
      window.ui().press(KeyCode.DOWN);
      window.ui().press(KeyCode.ENTER);
      Ui.await("the whole", () -> text(window).equals("status:failed"));
      assertThat(Ui.onFx(() -> suggestions(window).isVisible()).booleanValue()).isFalse();

      window.ui().type(" ttft>soon");
      Ui.await(
          "the mistake",
          () -> label(window, "#streams-filter-meaning").endsWith("It is at character 15."));
    }
  }

  @Test
  void a_filter_that_is_kept_no_longer_comes_back_by_undo() throws Exception {
    try (var window = ConsoleWindow.open(folder.resolve("home"), Speed.INSTANT, new Chosen())) {
      window.ui().press(KeyCode.CONTROL, KeyCode.DIGIT3);
      window.ui().press(KeyCode.CONTROL, KeyCode.F);
      window.ui().type("ttft>2s");
      window.ui().click("#streams-filter-star");
      window.ui().type("slow");
      window.ui().press(KeyCode.ENTER);
      assertThat(star(window)).isEqualTo("Keep this filter no longer");
      window.ui().click("#streams-filter-star");
      assertThat(star(window)).isEqualTo("Keep this filter by a name");
      window.ui().click("#streams-filter-undo");
      assertThat(star(window)).isEqualTo("Keep this filter no longer");
    }
  }

  @Test
  void a_key_keeps_a_filter_that_can_be_read_and_keeps_it_no_longer() throws Exception {
    try (var window = ConsoleWindow.open(folder.resolve("home"), Speed.INSTANT, new Chosen())) {
      window.ui().press(KeyCode.CONTROL, KeyCode.DIGIT3);
      window.ui().press(KeyCode.CONTROL, KeyCode.F);
      window.ui().press(KeyCode.CONTROL, KeyCode.S);
      assertThat(asked(window)).as("of an empty filter").isFalse();
      window.ui().type("ttft>");
      window.ui().press(KeyCode.CONTROL, KeyCode.S);
      assertThat(asked(window)).as("of half a filter").isFalse();
      window.ui().type("2s");
      window.ui().press(KeyCode.CONTROL, KeyCode.S);
      assertThat(asked(window)).isTrue();
      window.ui().type("slow");
      window.ui().press(KeyCode.ENTER);
      assertThat(star(window)).isEqualTo("Keep this filter no longer");
      window.ui().press(KeyCode.CONTROL, KeyCode.S);
      assertThat(star(window)).isEqualTo("Keep this filter by a name");
    }
  }

  private static boolean asked(ConsoleWindow window) {
    return Ui.onFx(() -> window.ui().find("#streams-filter-name").isFocused());
  }

  private static String star(ConsoleWindow window) {
    return Ui.onFx(window.ui().find("#streams-filter-star")::getAccessibleText);
  }

  @Test
  void a_filter_is_kept_by_its_name_over_a_restart() throws Exception {
    Path home = folder.resolve("home");
    try (var window = ConsoleWindow.open(home, Speed.INSTANT, new Chosen())) {
      window.ui().press(KeyCode.CONTROL, KeyCode.DIGIT3);
      window.ui().press(KeyCode.CONTROL, KeyCode.F);
      window.ui().type("ttft>2s");
      window.ui().click("#streams-filter-star");
      window.ui().type("slow");
      window.ui().press(KeyCode.ENTER);
    }
    try (var window = ConsoleWindow.open(home, Speed.INSTANT, new Chosen())) {
      window.ui().press(KeyCode.CONTROL, KeyCode.DIGIT3);
      window.ui().press(KeyCode.CONTROL, KeyCode.F);
      window.ui().press(KeyCode.DOWN);
      Ui.await("the list", () -> suggestions(window).isVisible());
      window.ui().press(KeyCode.ENTER);
      Ui.await("the kept filter", () -> text(window).equals("ttft>2s"));
    }
  }

  private static boolean settled(ConsoleWindow window) {
    return Ui.onFx(() -> window.panels().streams().settled());
  }

  private static ListView<?> suggestions(ConsoleWindow window) {
    return (ListView<?>) window.ui().scene().lookup("#streams-filter-suggestions");
  }

  private static String text(ConsoleWindow window) {
    return Ui.onFx(() -> ((TextField) window.ui().scene().lookup("#streams-filter")).getText());
  }

  private static String label(ConsoleWindow window, String id) {
    return Ui.onFx(() -> ((Label) window.ui().scene().lookup(id)).getText());
  }

  private static List<StoredCall> calls(ConsoleWindow window) {
    return window.workbench().store().calls(CallQuery.newest(10));
  }

  private static byte[] bytes(Store store, StoredCall call) {
    var all = new ByteArrayOutputStream();
    for (long at = 0; at < call.frames(); at++) {
      all.writeBytes(store.bytes(call.id(), at).orElseThrow());
    }
    return all.toByteArray();
  }
}
