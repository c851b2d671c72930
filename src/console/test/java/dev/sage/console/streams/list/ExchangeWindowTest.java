package dev.sage.console.streams.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Services;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import dev.sage.workbench.exchange.ExportFormat;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of two captured streams: in, found, replayed, compared, out, in again, played. */
class ExchangeWindowTest {
  private static final String KEY = "sk-proj-" + "4fK9mQ2xW7vB1nZ8cT5yH3jL6pR0sD";

  @TempDir private Path folder;

  private final List<Path> opened = new ArrayList<>();
  private final List<Path> chosen = new ArrayList<>();

  private final StreamFiles person =
      new StreamFiles() {
        @Override
        public List<Path> open(Window owner) {
          return List.copyOf(chosen);
        }

        @Override
        public Optional<Path> save(Window owner, ExportFormat format, String name) {
          return Optional.of(folder.resolve("out." + format.extension()));
        }

        @Override
        public void reveal(Services services, Path shown) {
          opened.add(shown);
        }
      };

  @Test
  void streams_come_in_are_replayed_compared_and_come_back_as_they_were_stored() throws Exception {
    try (var window = ConsoleWindow.open(folder.resolve("home"), Speed.INSTANT, person)) {
      Store store = window.workbench().store();
      window.ui().press(KeyCode.CONTROL, KeyCode.DIGIT3);
      chosen.add(Files.writeString(folder.resolve("browser.har"), har()));
      window.ui().press(KeyCode.CONTROL, KeyCode.O);
      Ui.await("both calls", () -> calls(window).size() == 2 && settled(window));
      assertThat(label(window, "#streams-origin"))
          .isEqualTo("imported from browser.har, which does not have network reads");

      window.ui().press(KeyCode.CONTROL, KeyCode.F);
      window.ui().type("model:gpt-b");
      Ui.await("one", () -> label(window, "#streams-count").equals("1 of 2"));

      StoredCall first = called(window, "openai/gpt-a");
      StoredCall second = called(window, "openai/gpt-b");
      show(window, first);
      Ui.runFx(() -> window.panels().streams().replay().speedProperty().set(100));
      Ui.runFx(() -> window.ui().find("#streams-frames").requestFocus());
      window.ui().type("r");
      Ui.await("the end", () -> !window.panels().streams().replay().playingProperty().get());
      window.ui().type("p");
      show(window, second);
      Ui.runFx(() -> window.ui().find("#streams-frames").requestFocus());
      window.ui().type("=");
      assertThat(label(window, "#streams-pair-words")).isNotBlank();
      Pictures.take(window.ui(), "streams-exchanged");
      window.ui().press(KeyCode.ESCAPE);

      show(window, first);
      Ui.runFx(() -> window.ui().find("#streams-calls").requestFocus());
      window.ui().type("e");
      window.ui().click("#streams-export-jsonl");
      Path out = folder.resolve("out.jsonl");
      Ui.await("the file", () -> Files.exists(out) && settled(window));
      assertThat(out).content().doesNotContain(KEY).contains("\"redacted\":true");
      Ui.runFx(() -> notice(window));
      Ui.await("the folder", () -> opened.equals(List.of(folder)));

      chosen.clear();
      chosen.add(out);
      window.ui().press(KeyCode.CONTROL, KeyCode.O);
      Ui.await("the third", () -> calls(window).size() == 3 && settled(window));
      StoredCall again = calls(window).getFirst();
      assertThat(bytes(store, again)).isEqualTo(bytes(store, first));
      assertThat(marks(store, again)).isEqualTo(marks(store, first)).contains(true);
    }
  }

  @Test
  void an_answer_that_does_not_show_who_gave_it_is_read_as_the_person_says() throws Exception {
    try (var window = ConsoleWindow.open(folder.resolve("home"), Speed.INSTANT, person)) {
      window.ui().press(KeyCode.CONTROL, KeyCode.DIGIT3);
      chosen.add(Files.writeString(folder.resolve("answer.sse"), "data: {}\n\n"));
      window.ui().press(KeyCode.CONTROL, KeyCode.O);
      Ui.await("the question", () -> window.ui().has("#api-sheet") && settled(window));
      Pictures.take(window.ui(), "streams-api-unknown");
      window.ui().press(KeyCode.ESCAPE);
      Ui.await("the refusal", () -> window.ui().has(".notice"));
      window.ui().press(KeyCode.CONTROL, KeyCode.O);
      Ui.await("it again", () -> window.ui().has("#api-sheet") && settled(window));
      window.ui().click("#api-openai-chat");
      Ui.await("the call", () -> calls(window).size() == 1 && settled(window));
    }
  }

  @Test
  void a_stored_call_is_played_back_through_the_simulator() throws Exception {
    try (var window = ConsoleWindow.open(folder.resolve("home"), Speed.INSTANT, person)) {
      window.ui().press(KeyCode.CONTROL, KeyCode.DIGIT3);
      chosen.add(Files.writeString(folder.resolve("browser.har"), har()));
      window.ui().press(KeyCode.CONTROL, KeyCode.O);
      Ui.await("both calls", () -> calls(window).size() == 2 && settled(window));
      StoredCall first = called(window, "openai/gpt-a");
      show(window, first);
      window.ui().type("e");
      window.ui().click("#streams-export-play");
      Ui.await("it is asked", () -> calls(window).size() == 3);
      Ui.await("it is over", () -> window.panels().compare().idle());
      Store store = window.workbench().store();
      store.flush();
      StoredCall played = calls(window).getFirst();
      assertThat(played.target()).startsWith("sim-openai/");
      assertThat(bytes(store, played)).isEqualTo(bytes(store, first));
      assertThat(Ui.onFx(() -> window.ui().has("#column-A")).booleanValue()).isTrue();
    }
  }

  private static String har() {
    return "{\"log\":{\"version\":\"1.2\",\"entries\":["
        + entry("gpt-a", "Keep " + KEY + " to yourself")
        + ","
        + entry("gpt-b", "A plum")
        + "]}}";
  }

  private static String entry(String model, String text) {
    return """
        {"startedDateTime":"2026-11-20T10:00:01Z",
         "request":{"method":"POST","url":"https://api.openai.com/v1/chat/completions",
          "postData":{"text":"{\\"model\\":\\"%s\\",\\"stream\\":true,\\"messages\\":[]}"}},
         "response":{"status":200,"content":{},
          "headers":[{"name":"content-type","value":"text/event-stream"}]},
         "timings":{"wait":1,"receive":2000},
         "_eventSourceMessages":[
          {"time":1795168801.5,"data":"{\\"choices\\":[{\\"index\\":0,\\"delta\\":{\\"content\\":\\"%s\\"}}]}"},
          {"time":1795168802.5,"data":"{\\"choices\\":[{\\"index\\":0,\\"delta\\":{},\\"finish_reason\\":\\"stop\\"}]}"},
          {"time":1795168802.6,"data":"[DONE]"}]}
        """
        .formatted(model, text);
  }

  private static void show(ConsoleWindow window, StoredCall call) {
    Ui.runFx(
        () -> {
          window.shell().services().navigator().open(PanelId.STREAMS);
          window.panels().streams().open(call.id());
        });
    Ui.await("the call", () -> call.id().equals(window.panels().streams().current()));
    Ui.await("all of it", () -> window.panels().streams().settled());
    Ui.runFx(() -> window.ui().find("#streams-calls").requestFocus());
  }

  /** Presses what the notice offers. */
  private static void notice(ConsoleWindow window) {
    window.ui().scene().getRoot().lookupAll(".notice .button").stream()
        .filter(Button.class::isInstance)
        .map(Button.class::cast)
        .filter(button -> "Show the folder".equals(button.getText()))
        .findFirst()
        .orElseThrow()
        .fire();
  }

  private static boolean settled(ConsoleWindow window) {
    return Ui.onFx(() -> window.panels().streams().settled());
  }

  private static String label(ConsoleWindow window, String id) {
    return Ui.onFx(() -> ((Label) window.ui().scene().lookup(id)).getText());
  }

  private static StoredCall called(ConsoleWindow window, String target) {
    return calls(window).stream()
        .filter(call -> call.target().equals(target))
        .findFirst()
        .orElseThrow();
  }

  private static List<StoredCall> calls(ConsoleWindow window) {
    return window.workbench().store().calls(CallQuery.newest(10));
  }

  private static List<Boolean> marks(Store store, StoredCall call) {
    return store.frames(call.id(), 0, 100).stream().map(frame -> frame.redacted()).toList();
  }

  private static byte[] bytes(Store store, StoredCall call) {
    var all = new ByteArrayOutputStream();
    for (long at = 0; at < call.frames(); at++) {
      all.writeBytes(store.bytes(call.id(), at).orElseThrow());
    }
    return all.toByteArray();
  }
}
