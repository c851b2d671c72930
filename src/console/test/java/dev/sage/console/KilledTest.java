package dev.sage.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.control.LogView;
import dev.sage.console.shell.PanelId;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.StoredCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when the process of the console is killed while a model still writes. */
class KilledTest {
  private static final Speed SLOW = new Speed(Duration.ofMillis(20), 200, 0, 1);

  /** So many words come, and then none for longer than anybody waits. */
  private static final int WORDS = 400;

  /**
   * The last word that has to be there after the kill: what is cleaned may be held back a little.
   */
  private static final String LAST = "word300 ";

  @TempDir private Path home;

  @Test
  void prompt_finished_answers_and_partial_answers_outlive_a_kill() throws Exception {
    List<String> seen = killedMidStream();
    try (ConsoleWindow window = ConsoleWindow.open(home, SLOW)) {
      // Which panel was open may not have been written yet; what is not looked at is not drawn.
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.COMPARE));
      int least = seen.getLast().length();
      Ui.await("both answers", () -> shown(window, "#column-B").length() >= least);
      assertThat(KilledProcess.drafts(home)).as("the prompt").contains("Written before the kill.");
      assertThat(words(window, "#column-A")).contains("Complete");
      assertThat(shown(window, "#column-A")).as("the finished answer").isEqualTo(seen.getFirst());
      assertThat(words(window, "#column-B"))
          .contains("Stream interrupted", "What had arrived is kept");
      assertThat(shown(window, "#column-B")).as("the partial answer").startsWith(seen.getLast());
    }
  }

  /** The answers as the killed window showed them: the finished one, and some of the other. */
  private List<String> killedMidStream() throws IOException, InterruptedException {
    KilledProcess.run(Running.class, home);
    return List.of(
        Files.readString(home.resolve("finished.txt")),
        Files.readString(home.resolve("partial.txt")));
  }

  /** The text of an answer, however its lines are wrapped. */
  private static String shown(ConsoleWindow window, String column) {
    Node root = window.ui().find(column);
    return Ui.onFx(
        () ->
            root.lookupAll(".log").stream()
                .map(log -> ((LogView) log).model().text())
                .collect(Collectors.joining()));
  }

  private static String words(ConsoleWindow window, String column) {
    Node root = window.ui().find(column);
    return Ui.onFx(
        () ->
            root.lookupAll("*").stream()
                .filter(Labeled.class::isInstance)
                .map(node -> Objects.requireNonNullElse(((Labeled) node).getText(), ""))
                .collect(Collectors.joining(", ")));
  }

  /** The window that is killed. */
  static final class Running {
    private Running() {}

    public static void main(String[] arguments) throws Exception {
      Path home = Path.of(arguments[0]);
      ConsoleWindow window =
          ConsoleWindow.open(
              home,
              SLOW,
              List.of(
                  KilledProcess.recording(home, "short", 20),
                  KilledProcess.unfinished(home, "long", WORDS)));
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.COMPARE));
      Ui.runFx(() -> window.ui().find("#compare-user").requestFocus());
      window.ui().type("Written before the kill. ");
      Ui.runFx(
          () ->
              window
                  .panels()
                  .compare()
                  .runWith(List.of("sim-openai/short", "sim-openai/long"), ""));
      Ui.await("the first", () -> words(window, "#column-A").contains("Complete"));
      Ui.await("the other", () -> shown(window, "#column-B").contains("word" + (WORDS - 1)));
      String part = shown(window, "#column-B");
      Files.writeString(home.resolve("finished.txt"), shown(window, "#column-A"));
      Files.writeString(
          home.resolve("partial.txt"), part.substring(0, part.indexOf(LAST) + LAST.length()));
      KilledProcess.awaitStored(() -> stored(window, home));
      KilledProcess.ready();
    }

    /** Whether the prompt, which calls it has, and what was shown of them are on the disk. */
    private static boolean stored(ConsoleWindow window, Path home) {
      List<StoredCall> calls = window.workbench().store().calls(CallQuery.newest(2));
      String drafts = KilledProcess.drafts(home);
      return drafts.contains("Written before the kill.")
          && calls.size() == 2
          && calls.stream()
              .allMatch(
                  call ->
                      drafts.contains(call.id())
                          && (call.status() == CallStatus.COMPLETE || call.frames() >= WORDS - 20));
    }
  }
}
