package dev.sage.console.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import dev.sage.workbench.redaction.Sentinel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A key is typed, checked and kept in the real window, and then looked for wherever it may be. */
class KeyEnteredTest {

  @TempDir private Path home;

  @Test
  void it_is_in_no_file_title_log_or_argument_after_it_was_kept_encrypted() throws IOException {
    Sentinel sentinel = Sentinel.openAi();
    String key = sentinel.secret().reveal();
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      enter(window, key);
      // Refused by an address of this machine, so that it is sent nowhere; the failure is stored.
      window.ui().press(KeyCode.CONTROL, KeyCode.ENTER);
      settle(window);
      window.ui().press(KeyCode.CONTROL, KeyCode.S);
      keep(window, "encrypted-file", true);
      LoggerFactory.getLogger(KeyEnteredTest.class).info("what a log would say: {}", key);
      assertThat(Ui.onFx(() -> String.valueOf(window.ui().stage().getTitle()))).doesNotContain(key);
      assertThat(window.workbench().setup().settings("openai").entry().keySource())
          .isEqualTo("keychain openai/default");
    }
    assertThat(home.resolve("keys.enc")).exists();
    assertThat(Files.readString(home.resolve("config.json"))).contains("openai/default");
    assertThat(String.join(" ", ProcessHandle.current().info().arguments().orElse(new String[0])))
        .doesNotContain(key);
    searchEverything(sentinel);
  }

  @Test
  void it_is_in_no_file_after_it_was_kept_for_this_session() throws IOException {
    Sentinel sentinel = Sentinel.openAi();
    String key = sentinel.secret().reveal();
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      enter(window, key);
      window.ui().press(KeyCode.CONTROL, KeyCode.S);
      keep(window, "session", false);
      assertThat(window.workbench().config().endpoint("openai").key()).isNotNull();
    }
    searchEverything(sentinel);
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      assertThat(window.workbench().config().key("openai")).isEmpty();
    }
  }

  private static void enter(ConsoleWindow window, String key) {
    Ui.runFx(() -> window.panels().setup().open("openai"));
    settle(window);
    Ui.runFx(() -> window.ui().find("#setup-base-url").requestFocus());
    window.ui().press(KeyCode.CONTROL, KeyCode.A);
    window.ui().type("http://127.0.0.1:1/v1");
    window.ui().press(KeyCode.CONTROL, KeyCode.L);
    window.ui().type(key);
  }

  private static void keep(ConsoleWindow window, String place, boolean passphrase) {
    Ui.await("the places", () -> window.ui().has("#setup-place-" + place));
    Ui.runFx(() -> window.ui().find("#setup-place-" + place).requestFocus());
    window.ui().press(KeyCode.SPACE);
    Ui.await("the plan", () -> window.ui().has("#setup-plan-heading"));
    if (passphrase) {
      Ui.await("a passphrase", () -> window.ui().has("#setup-passphrase"));
      Ui.runFx(() -> window.ui().find("#setup-passphrase").requestFocus());
      window.ui().type("correct horse battery");
    }
    Ui.await("ready", () -> !window.ui().find("#setup-wizard-write").isDisabled());
    Ui.runFx(() -> window.ui().find("#setup-wizard-write").requestFocus());
    window.ui().press(KeyCode.SPACE);
    Ui.await(
        "written",
        () ->
            window
                .ui()
                .read("#setup-plan-heading", Label.class, Labeled::getText)
                .equals("This has been written"));
    window.ui().press(KeyCode.ESCAPE);
    settle(window);
  }

  private static void settle(ConsoleWindow window) {
    Ui.settle();
    Ui.await("settled", window.panels().setup()::settled);
  }

  private void searchEverything(Sentinel sentinel) throws IOException {
    try (var files = Files.walk(home)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all).isNotEmpty();
      for (Path file : all) {
        assertThat(sentinel.tracesIn(Files.readAllBytes(file))).as(file.toString()).isEmpty();
      }
    }
  }
}
