package dev.sage.console.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.shell.PanelId;
import dev.sage.console.ui.Ui;
import dev.sage.llm.redaction.Sink;
import dev.sage.simulator.Speed;
import dev.sage.workbench.redaction.Capture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.fxmisc.richtext.StyleClassedTextArea;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The panel in the whole window, with the real engine and desk. */
class RedactionWindowTest {
  @TempDir private Path home;

  @Test
  void typed_text_shows_what_would_leave_and_a_kind_can_be_kept_and_taken_back() {
    try (ConsoleWindow window = open()) {
      Ui.runFx(() -> area(window, "original").requestFocus());
      window.ui().type("mail ada at example.org");
      Ui.runFx(() -> area(window, "original").replaceText("mail ada@example.org"));
      await(window, "[email:");
      assertThat(count(window)).isEqualTo("1 masked");
      Ui.runFx(() -> panel(window).keep("email"));
      await(window, "ada@example.org");
      assertThat(count(window)).isEqualTo("None masked, 1 kept");
      Ui.runFx(() -> window.ui().find("#redaction-kinds").requestFocus());
      window.ui().press(KeyCode.CONTROL, KeyCode.Z);
      await(window, "[email:");
    }
  }

  @Test
  void findings_are_gone_through_by_keys_and_are_selected_on_both_sides() {
    try (ConsoleWindow window = open()) {
      look(window, "ada@example.org and bob@example.org");
      Ui.runFx(() -> window.ui().find("#redaction-kinds").requestFocus());
      window.ui().type(".");
      assertThat(Ui.onFx(() -> panel(window).model().selectedProperty().get())).isZero();
      window.ui().type(".");
      assertThat(Ui.onFx(() -> panel(window).model().selectedProperty().get())).isEqualTo(1);
      assertThat(text(window, "#redaction-detail-words")).contains("E-mail address");
      Ui.await("styled", () -> styled(window, "original") && styled(window, "leaving"));
    }
  }

  @Test
  void each_place_has_a_tab() {
    try (ConsoleWindow window = open()) {
      look(window, "ada@example.org");
      await(window, "[email:");
      window.ui().click("#redaction-sink-clipboard");
      await(window, "ada@example.org");
      window.ui().click("#redaction-sink-log");
      await(window, "[email:");
      assertThat(text(window, "#redaction-contents")).contains("leave as a hash");
    }
  }

  @Test
  void a_selected_value_is_always_redacted_or_never() {
    try (ConsoleWindow window = open()) {
      look(window, "Project Heron Blue is secret, and Heron Blue it stays.");
      select(window, "Heron Blue");
      window.ui().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.A);
      Ui.await("it is taken out", () -> !leaving(window).contains("Heron Blue"));
      String key = "hf_" + "QxVtLkWrNbZpHdGsJfYaKeUoTiRqBnDxCv";
      look(window, "token " + key);
      Ui.await("it is taken out", () -> leaving(window).contains("[huggingface-key:"));
      select(window, key);
      window.ui().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
      await(window, key);
    }
  }

  @Test
  void a_rule_is_written_from_a_selection() {
    try (ConsoleWindow window = open()) {
      look(window, "Fix TICKET-482913 and TICKET-482914.");
      select(window, "TICKET-482913");
      window.ui().press(KeyCode.CONTROL, KeyCode.R);
      Ui.await(
          "two matches",
          () ->
              window.ui().scene().getRoot().lookup("#redaction-rule-matches") instanceof Label label
                  && label.getText().startsWith("2 matches"));
      String name = window.ui().read("#redaction-rule-name", TextField.class, TextField::getText);
      assertThat(name).isEqualTo("ticket");
      window.ui().press(KeyCode.CONTROL, KeyCode.ENTER);
      await(window, "[ticket:");
      assertThat(window.workbench().redaction().rules()).hasSize(1);
    }
  }

  @Test
  void a_file_that_is_no_text_is_refused_in_a_sentence() throws IOException {
    Path picture = Files.write(home.resolve("photo.png"), new byte[] {(byte) 0x89, 'P', 0});
    try (ConsoleWindow window = open()) {
      Ui.runFx(() -> panel(window).look(picture));
      Ui.await("settled", panel(window)::settled);
      assertThat(text(window, "#redaction-refusal")).contains("photo.png is not a text");
    }
  }

  @Test
  void both_sides_scroll_together() {
    try (ConsoleWindow window = open()) {
      String text =
          IntStream.range(0, 2_000)
              .mapToObj(i -> "line " + i + " of user" + i + "@example.org")
              .collect(Collectors.joining("\n"));
      look(window, text);
      Ui.await("settled", panel(window)::settled);
      Ui.runFx(() -> area(window, "original").showParagraphAtTop(1_200));
      Ui.await(
          "the other follows",
          () ->
              Math.abs(
                          area(window, "leaving").visibleParToAllParIndex(0)
                              - area(window, "original").visibleParToAllParIndex(0))
                      <= 1
                  && area(window, "leaving").visibleParToAllParIndex(0) > 1_000);
    }
  }

  @Test
  void capture_is_shown_in_the_status_bar_and_changed_there() {
    try (ConsoleWindow window = open()) {
      assertThat(text(window, "#status-capture")).isEqualTo("capture: full");
      window.ui().click("#status-capture");
      window.ui().click("#capture-hashed");
      assertThat(window.workbench().redaction().capture()).isEqualTo(Capture.HASHED);
      assertThat(text(window, "#status-capture")).isEqualTo("capture: hashed");
    }
  }

  @Test
  void everything_that_takes_the_focus_has_a_name() {
    try (ConsoleWindow window = open()) {
      Ui.runFx(() -> panel(window).lookAtSample());
      Ui.await("settled", panel(window)::settled);
      assertThat(window.ui().unnamed()).isEmpty();
      Ui.runFx(() -> panel(window).writeRule("ticket", "T[0-9]+"));
      assertThat(window.ui().unnamed()).isEmpty();
    }
  }

  @Test
  void while_presenting_no_panel_shows_or_speaks_what_is_content() {
    String sentinel = "heronblue";
    try (ConsoleWindow window = open()) {
      look(window, "the word is " + sentinel);
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.COMPARE));
      Ui.runFx(
          () ->
              ((StyleClassedTextArea) window.ui().scene().getRoot().lookup("#compare-user"))
                  .replaceText(sentinel));
      window.ui().press(KeyCode.CONTROL, KeyCode.ENTER);
      Ui.await("over", () -> window.panels().compare().idle());
      Ui.runFx(() -> window.panels().streams().openNewest());
      Ui.await("settled", () -> window.panels().streams().settled());
      window.ui().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
      for (PanelId id : PanelId.values()) {
        Ui.runFx(() -> window.shell().services().navigator().open(id));
        Ui.runFx(() -> window.ui().nodes().forEach(node -> fill(node, sentinel)));
        assertThat(window.ui().nodes().stream().filter(node -> gives(node, sentinel)))
            .as("in %s", id)
            .isEmpty();
      }
      assertThat(Ui.onFx(() -> window.ui().stage().getTitle())).doesNotContain(sentinel);
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.REDACTION));
      window.ui().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.H);
      assertThat(window.ui().nodes().stream().filter(node -> gives(node, sentinel))).isNotEmpty();
    }
  }

  /** A person may have typed anything into an editable field. */
  private static void fill(Node node, String word) {
    if (node instanceof TextField field
        && field.getId() != null
        && field.getId().startsWith("settings-")
        && field.isEditable()
        && !field.textProperty().isBound()
        && !field.getId().contains("price")) {
      field.setText(word);
    }
  }

  /** Whether the node is drawn or read aloud with the word in it. */
  private static boolean gives(Node node, String word) {
    return Ui.onFx(
        () -> {
          for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
              return false;
            }
          }
          String drawn = node instanceof javafx.scene.text.Text text ? text.getText() : "";
          Object spoken =
              node instanceof Labeled || node instanceof TextInputControl
                  ? node.queryAccessibleAttribute(javafx.scene.AccessibleAttribute.TEXT)
                  : node.getAccessibleText();
          return drawn.contains(word) || (spoken != null && spoken.toString().contains(word));
        });
  }

  private ConsoleWindow open() {
    ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT);
    Ui.runFx(() -> window.shell().services().navigator().open(PanelId.REDACTION));
    Ui.runFx(() -> panel(window).choose(Sink.EXPORT));
    return window;
  }

  private static void look(ConsoleWindow window, String text) {
    Ui.runFx(() -> panel(window).look(text));
    Ui.await("settled", panel(window)::settled);
  }

  private static void select(ConsoleWindow window, String word) {
    Ui.runFx(
        () -> {
          StyleClassedTextArea area = area(window, "original");
          int at = area.getText().indexOf(word);
          area.selectRange(at, at + word.length());
          area.requestFocus();
        });
  }

  private static boolean styled(ConsoleWindow window, String side) {
    StyleClassedTextArea area = area(window, side);
    return IntStream.range(0, area.getLength())
        .anyMatch(at -> area.getStyleOfChar(at).contains("mark-selected"));
  }

  private static void await(ConsoleWindow window, String leaving) {
    Ui.await(leaving, () -> leaving(window).contains(leaving));
  }

  private static String leaving(ConsoleWindow window) {
    return area(window, "leaving").getText();
  }

  private static StyleClassedTextArea area(ConsoleWindow window, String side) {
    Node node = window.ui().scene().getRoot().lookup("#redaction-" + side);
    if (node instanceof StyleClassedTextArea area) {
      return area;
    }
    throw new AssertionError("no text " + side);
  }

  private static String count(ConsoleWindow window) {
    return text(window, "#redaction-count");
  }

  private static RedactionPanel panel(ConsoleWindow window) {
    return window.panels().redaction();
  }

  private static String text(ConsoleWindow window, String selector) {
    return window.ui().read(selector, Labeled.class, Labeled::getText);
  }
}
