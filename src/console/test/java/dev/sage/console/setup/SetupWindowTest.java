package dev.sage.console.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.shell.PanelId;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import dev.sage.workbench.setup.ProviderDraft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The panel in the whole window: real configuration files, real checks over HTTP. */
class SetupWindowTest {
  @TempDir private Path home;

  @Test
  void a_simulated_side_is_checked_and_all_is_well() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui.runFx(() -> panel(window).check(ProviderDraft.of("sim-openai")));
      settle(window);
      assertThat(state(window, "models")).isEqualTo("passed");
      assertThat(window.ui().has("#setup-models")).isTrue();
      assertThat(window.ui().has("#dot-sim-openai")).isTrue();
    }
  }

  @Test
  void without_any_key_that_is_said_although_the_simulator_answers() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui.runFx(() -> panel(window).open("anthropic"));
      settle(window);
      assertThat(window.ui().find("#setup-keyless").isVisible()).isTrue();
    }
  }

  @Test
  void a_doubled_version_is_named_and_mended_by_the_fix() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      String url = window.workbench().simulator().orElseThrow().openAiUrl().toString();
      Ui.runFx(() -> panel(window).check(ProviderDraft.of("sim-openai").withBaseUrl(url + "/v1")));
      settle(window);
      assertThat(state(window, "http")).isEqualTo("failed");
      window.ui().press(KeyCode.ALT, KeyCode.ENTER);
      settle(window);
      assertThat(state(window, "models")).isEqualTo("passed");
    }
  }

  @Test
  void a_server_of_ones_own_is_saved_with_its_difference_and_there_after_a_restart()
      throws IOException {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.SETUP));
      settle(window);
      window.ui().click("#setup-add");
      window.ui().type("box");
      Ui.runFx(() -> window.ui().find("#setup-add-address").requestFocus());
      window.ui().type("http://127.0.0.1:9/v1");
      window.ui().press(KeyCode.ENTER);
      Ui.await("the difference", () -> window.ui().has(".diff"));
      assertThat(Files.exists(home.resolve("config.json"))).isFalse();
      Ui.runFx(() -> window.ui().find("#setup-wizard-write").requestFocus());
      window.ui().press(KeyCode.SPACE);
      Ui.await(
          "it is written",
          () -> text(window, "#setup-plan-heading").equals("This has been written"));
      window.ui().press(KeyCode.ESCAPE);
      settle(window);
    }
    assertThat(Files.readString(home.resolve("config.json"))).contains("http://127.0.0.1:9/v1");
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui.runFx(() -> panel(window).open("box"));
      settle(window);
      assertThat(text(window, "#setup-form-title")).isEqualTo("box");
      String url = window.ui().read("#setup-base-url", TextField.class, TextField::getText);
      assertThat(url).isEqualTo("http://127.0.0.1:9/v1");
    }
  }

  @Test
  void the_doors_of_the_first_page_lead_here() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      window.ui().click("#home-key");
      assertThat(text(window, "#panel-title")).isEqualTo("Setup");
    }
  }

  @Test
  void a_price_of_ones_own_is_kept_refused_where_it_is_none_and_taken_back() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      window.ui().press(KeyCode.CONTROL, KeyCode.DIGIT9);
      fill(window, "#settings-price-model", "box/llama");
      fill(window, "#settings-price-input", "-1");
      fill(window, "#settings-price-output", "2");
      window.ui().click("#settings-price-keep");
      assertThat(text(window, "#settings-price-error")).startsWith("A price is a number");
      assertThat(Files.exists(home.resolve("prices.json"))).isFalse();
      fill(window, "#settings-price-input", "0.5");
      window.ui().click("#settings-price-keep");
      Ui.await("it is kept", () -> Files.exists(home.resolve("prices.json")));
      Ui.await("it can be undone", () -> !window.ui().find("#settings-price-undo").isDisabled());
      window.ui().click("#settings-price-undo");
      Ui.await("it is taken back", () -> !prices().contains("llama"));
    }
  }

  @Test
  void the_size_of_everything_is_remembered() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui.runFx(() -> window.shell().services().appearance().sizeProperty().set(1.25));
    }
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      assertThat(Ui.onFx(() -> window.shell().services().appearance().sizeProperty().get()))
          .isEqualTo(1.25);
    }
  }

  @Test
  void everything_that_takes_the_focus_has_a_name() {
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      for (PanelId id : new PanelId[] {PanelId.SETUP, PanelId.SETTINGS}) {
        Ui.runFx(() -> window.shell().services().navigator().open(id));
        settle(window);
        assertThat(window.ui().unnamed()).as("nameless in %s", id).isEmpty();
      }
    }
  }

  private String prices() {
    try {
      return Files.readString(home.resolve("prices.json"));
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static void fill(ConsoleWindow window, String field, String text) {
    Node node = window.ui().find(field);
    Ui.runFx(() -> ((TextField) node).setText(text));
  }

  private static SetupPanel panel(ConsoleWindow window) {
    return window.panels().setup();
  }

  private static void settle(ConsoleWindow window) {
    Ui.settle();
    Ui.await("settled", panel(window)::settled);
  }

  private static String state(ConsoleWindow window, String layer) {
    return window
        .ui()
        .read("#layer-" + layer + " .status-icon", Node.class, Node::getAccessibleText);
  }

  private static String text(ConsoleWindow window, String selector) {
    return window.ui().read(selector, Label.class, Labeled::getText);
  }
}
