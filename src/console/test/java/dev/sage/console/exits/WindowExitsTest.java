package dev.sage.console.exits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.control.LogView;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Problem;
import dev.sage.console.text.Texts;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import dev.sage.workbench.redaction.Sentinel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * A made-up secret is typed, answered, copied and reported in the real window, and gets nowhere.
 */
class WindowExitsTest {

  @TempDir private Path home;
  @TempDir private Path elsewhere;

  static Stream<Arguments> secrets() {
    return Stream.of(
        Arguments.of("one that the program knows", Sentinel.shapeless(), true),
        Arguments.of("one that only its shape gives away", Sentinel.shaped(), false));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("secrets")
  void it_is_in_no_file_title_log_problem_or_clipboard(
      String which, Sentinel sentinel, boolean known) throws IOException {
    String secret = sentinel.secret().reveal();
    Path recording = record("Your key is " + secret + " and nothing else.");
    try (ConsoleWindow window =
        ConsoleWindow.open(home, Speed.INSTANT, owner -> Optional.of(recording))) {
      var workbench = window.workbench();
      if (known) {
        workbench.redactor().register(sentinel.secret());
      }
      window.ui().click("#home-open");
      Ui.await("the answer", () -> log(window).contains("nothing else"));
      Ui.runFx(() -> window.ui().find("#compare-user").requestFocus());
      window.ui().type(secret + " ");
      window.ui().press(KeyCode.CONTROL, KeyCode.ENTER);
      Ui.settle();
      Ui.await("the answer", () -> log(window).contains("nothing else"));

      assertThat(copied(window)).contains("nothing else");
      assertThat(sentinel.tracesIn(clipboard())).isEmpty();
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.STREAMS));
      Ui.settle();

      var problems = window.shell().services().problems();
      problems.report("What " + secret, "Fix " + secret, new IOException(secret));
      LoggerFactory.getLogger(WindowExitsTest.class).error("{}", secret, new IOException(secret));
      Ui.settle();
      String logged = logged(window);
      assertThat(logged).contains("WindowExitsTest", "Problems");
      assertThat(sentinel.tracesIn(logged)).isEmpty();
      window.ui().click("#log-copy");
      assertThat(clipboard()).contains("WindowExitsTest");
      assertThat(sentinel.tracesIn(clipboard())).isEmpty();
      List<Problem> listed = Ui.onFx(() -> List.copyOf(problems.list()));
      assertThat(listed).isNotEmpty();
      assertThat(sentinel.tracesIn(listed.toString())).isEmpty();
      assertThat(Ui.onFx(() -> String.valueOf(window.ui().stage().getTitle())))
          .doesNotContain(secret);
    }
    try (var files = Files.walk(home)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(sentinel.tracesIn(Files.readAllBytes(file))).as(file.toString()).isEmpty();
      }
    }
    assertThat(home.resolve("logs").resolve("console.log")).content().contains("WindowExitsTest");
    assertThat(home.resolve("drafts")).isNotEmptyDirectory();
  }

  private Path record(String text) throws IOException {
    Path recording = Files.createDirectories(elsewhere.resolve("spelled"));
    Files.writeString(
        recording.resolve("meta.json"),
        """
        {"api":"openai-chat","status":200,"framing":"sse",\
        "responseHeaders":{"content-type":"text/event-stream"}}
        """);
    var body = new StringBuilder();
    for (int at = 0; at < text.length(); at += 3) {
      body.append("data: {\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"index\":0,")
          .append("\"delta\":{\"content\":\"")
          .append(text, at, Math.min(text.length(), at + 3))
          .append("\"}}]}\n\n");
    }
    body.append("data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n");
    Files.writeString(recording.resolve("body.sse"), body.append("data: [DONE]\n\n"));
    return recording;
  }

  /** What the view of the log has, shown or not. */
  private static String logged(ConsoleWindow window) {
    Ui.runFx(() -> window.shell().actions().find("window.log").orElseThrow().perform());
    Ui.settle();
    return Ui.onFx(
        () ->
            window.ui().scene().getRoot().lookupAll("#log-lines .virtual-row").stream()
                .map(row -> String.valueOf(row.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
                .collect(Collectors.joining("\n")));
  }

  private static String copied(ConsoleWindow window) {
    Ui.runFx(
        () ->
            window.ui().nodes().stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(
                    button ->
                        Texts.text("compare.column.copy").equals(button.getAccessibleText())
                            && button.isVisible())
                .findFirst()
                .orElseThrow()
                .fire());
    return clipboard();
  }

  private static String clipboard() {
    return Ui.onFx(() -> String.valueOf(Clipboard.getSystemClipboard().getString()));
  }

  private static String log(ConsoleWindow window) {
    return Ui.onFx(
        () ->
            window.ui().scene().getRoot().lookupAll("#column-A .log").stream()
                .map(log -> ((LogView) log).model().text())
                .collect(Collectors.joining(" ")));
  }
}
