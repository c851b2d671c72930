package dev.sage.console.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.control.HexView;
import dev.sage.console.control.LogView;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A place chosen in one view of a frame, and the others. */
class JsonBytesWindowTest {
  private static final String BEFORE =
      "data: {\"id\":\"chatcmpl-1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{";
  private static final int FROM = BEFORE.length();
  private static final String MEMBER = "\"content\":\"word2 \"";
  private static final String PLACE =
      "choices[0].delta.content, bytes " + FROM + " to " + (FROM + MEMBER.length() - 1);

  @TempDir private Path home;

  @Test
  void a_chosen_member_is_marked_in_the_bytes() throws Exception {
    try (ConsoleWindow window = opened()) {
      TreeView<?> tree = tree(window);
      // id, model, choices, [0], index, delta, content
      Ui.runFx(
          () -> {
            tree.requestFocus();
            tree.getSelectionModel().select(6);
          });
      Ui.await("the place", () -> place(window).equals(PLACE));
      window.ui().press(KeyCode.ENTER);
      assertThat(Ui.onFx(() -> tabs(window).getSelectionModel().getSelectedIndex())).isZero();
      HexView hex = hex(window);
      assertThat(Ui.onFx(() -> hex.rows().selectedProperty().get())).isEqualTo(FROM / perRow(hex));
      window.ui().press(KeyCode.PERIOD);
      Ui.await("the next frame", () -> place(window).isEmpty());
    }
  }

  @Test
  void chosen_bytes_show_their_member() throws Exception {
    try (ConsoleWindow window = opened()) {
      tab(window, 0);
      HexView hex = hex(window);
      int row = FROM / perRow(hex) + 1;
      Ui.runFx(
          () -> {
            hex.rows().requestFocus();
            hex.rows().selectedProperty().set(row);
          });
      Ui.await("the place", () -> place(window).equals(PLACE));
      assertThat(Ui.onFx(() -> hex.rows().selectedProperty().get()))
          .as("what was chosen here stays selected")
          .isEqualTo(row);
      Pictures.take(window.ui(), "streams-chosen-bytes");
      window.ui().press(KeyCode.ENTER);
      TreeView<?> tree = tree(window);
      Ui.await("the member", () -> Ui.onFx(() -> tree.getSelectionModel().getSelectedIndex()) == 6);
      Pictures.take(window.ui(), "streams-chosen-member");
      tab(window, 1);
      assertThat(Ui.onFx(() -> text(window, 1).rows().selectedProperty().get())).isZero();
      tab(window, 3);
      assertThat(Ui.onFx(() -> text(window, 3).rows().selectedProperty().get())).isZero();
      Pictures.take(window.ui(), "streams-chosen-event");
    }
  }

  @Test
  void keys_go_from_byte_to_byte() throws Exception {
    try (ConsoleWindow window = opened()) {
      tab(window, 0);
      HexView hex = hex(window);
      Ui.runFx(() -> hex.rows().requestFocus());
      window.ui().press(KeyCode.HOME);
      int length = "data: {".length();
      for (int i = 0; i < length; i++) {
        window.ui().press(KeyCode.RIGHT);
      }
      Ui.await("the first member", () -> place(window).startsWith("id, bytes 7 to "));
      window.ui().press(KeyCode.LEFT);
      Ui.await("the field around it", () -> place(window).startsWith("bytes 0 to "));
    }
  }

  @Test
  void a_chosen_field_and_a_chosen_event_are_marked_in_the_bytes() throws Exception {
    try (ConsoleWindow window = opened()) {
      tab(window, 3);
      Ui.runFx(
          () -> {
            text(window, 3).rows().requestFocus();
            text(window, 3).rows().selectedProperty().set(2);
          });
      Ui.await("the place of the event", () -> place(window).equals(PLACE));
      assertThat(Ui.onFx(() -> text(window, 3).rows().selectedProperty().get())).isEqualTo(2);
      tab(window, 1);
      Ui.runFx(
          () -> {
            text(window, 1).rows().requestFocus();
            text(window, 1).rows().selectedProperty().set(1);
          });
      Ui.await("the place of the field", () -> place(window).startsWith("bytes 0 to "));
      window.ui().press(KeyCode.ENTER);
      assertThat(Ui.onFx(() -> tabs(window).getSelectionModel().getSelectedIndex())).isZero();
      assertThat(Ui.onFx(() -> hex(window).rows().selectedProperty().get())).isZero();
    }
  }

  private ConsoleWindow opened() throws InterruptedException {
    return OpenedSample.clean(home, "clean", 3);
  }

  private static int perRow(HexView hex) {
    return Ui.onFx(() -> hex.rows().size()) > 12 ? 8 : 16;
  }

  private static void tab(ConsoleWindow window, int index) {
    Ui.runFx(() -> tabs(window).getSelectionModel().select(index));
    Ui.settle();
  }

  private static TabPane tabs(ConsoleWindow window) {
    return (TabPane) window.ui().find("#streams-detail .tab-pane");
  }

  private static TreeView<?> tree(ConsoleWindow window) {
    return (TreeView<?>) window.ui().find("#streams-detail .tree-view");
  }

  private static HexView hex(ConsoleWindow window) {
    return (HexView) window.ui().find("#streams-detail .hex");
  }

  private static LogView text(ConsoleWindow window, int tab) {
    return (LogView) tabs(window).getTabs().get(tab).getContent().lookup(".log");
  }

  private static String place(ConsoleWindow window) {
    return window.ui().read("#streams-detail-place", Label.class, Label::getText);
  }
}
