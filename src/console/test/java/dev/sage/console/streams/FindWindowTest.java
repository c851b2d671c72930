package dev.sage.console.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.ui.Pictures;
import dev.sage.console.ui.Ui;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Words found in the frames, by keyboard alone. */
class FindWindowTest {
  @TempDir private Path home;

  @Test
  void finds_words_in_the_frames_and_goes_through_them() throws Exception {
    try (ConsoleWindow window = opened(2_000)) {
      Ui.runFx(() -> frames(window).requestFocus());
      window.ui().press(KeyCode.CONTROL, KeyCode.F);
      window.ui().type("word199");
      Ui.await("what was found", () -> place(window).equals("1 of 11"));
      assertThat(selected(window)).isEqualTo(200);
      window.ui().press(KeyCode.ENTER);
      assertThat(selected(window)).isEqualTo(1_991);
      assertThat(Ui.onFx(() -> frames(window).shows(1_991))).isTrue();
      window.ui().press(KeyCode.SHIFT, KeyCode.ENTER);
      assertThat(selected(window)).isEqualTo(200);
      window.ui().press(KeyCode.F3);
      window.ui().press(KeyCode.F3);
      assertThat(place(window)).isEqualTo("3 of 11");
      window.ui().press(KeyCode.SHIFT, KeyCode.F3);
      assertThat(place(window)).isEqualTo("2 of 11");
      window.ui().press(KeyCode.ESCAPE);
      assertThat(window.ui().find("#streams-find-bar").isVisible()).isFalse();
      assertThat(selected(window)).isEqualTo(1_991);
      assertThat(Ui.onFx(() -> frames(window).isFocused())).isTrue();
    }
  }

  @Test
  void marks_the_words_in_the_rows_and_in_the_frame_also_over_two_frames() throws Exception {
    try (ConsoleWindow window = opened(12)) {
      Ui.runFx(() -> frames(window).requestFocus());
      window.ui().press(KeyCode.CONTROL, KeyCode.F);
      window.ui().type("word5");
      Ui.await("what was found", () -> place(window).equals("1 of 1"));
      Ui.await("where it stands", () -> chosen(window).startsWith("choices[0].delta.content, "));
      Pictures.take(window.ui(), "streams-found-json");
      TabPane tabs = (TabPane) window.ui().find("#streams-detail .tab-pane");
      for (int tab = 0; tab < 2; tab++) {
        int index = tab;
        Ui.runFx(() -> tabs.getSelectionModel().select(index));
        Ui.settle();
        Pictures.take(window.ui(), "streams-found-" + tab);
      }
      // In one row and in the tab with the fields.
      assertThat(marks(window)).isEqualTo(2);
      window.ui().press(KeyCode.CONTROL, KeyCode.A);
      window.ui().type("5 word6");
      Ui.await("words over frames", () -> place(window).equals("1 of 1 · over 2 frames"));
      assertThat(selected(window)).isEqualTo(6);
      Ui.await("its member", () -> chosen(window).startsWith("choices[0].delta.content, "));
      assertThat(marks(window)).isEqualTo(2);
      Pictures.take(window.ui(), "streams-found-over");
      window.ui().press(KeyCode.ESCAPE);
      Ui.await("no marks", () -> marks(window) == 0);
    }
  }

  private static long marks(ConsoleWindow window) {
    return Ui.onFx(
        () ->
            window.ui().scene().getRoot().lookupAll(".word-mark").stream()
                .filter(Node::isVisible)
                .count());
  }

  private static String chosen(ConsoleWindow window) {
    return window.ui().read("#streams-detail-place", Label.class, Label::getText);
  }

  @Test
  void ctrl_f_filters_the_calls_where_their_list_has_the_focus() throws Exception {
    try (ConsoleWindow window = opened(3)) {
      Node list = window.ui().find("#streams-calls");
      Ui.runFx(list::requestFocus);
      window.ui().press(KeyCode.CONTROL, KeyCode.F);
      assertThat(window.ui().find("#streams-find-bar").isVisible()).isFalse();
      window.ui().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.F);
      assertThat(window.ui().find("#streams-find-bar").isVisible()).isTrue();
      window.ui().type("nowhere");
      Ui.await("that nothing is there", () -> place(window).equals("not found"));
    }
  }

  private ConsoleWindow opened(int pieces) throws InterruptedException {
    return OpenedSample.clean(home, "long", pieces);
  }

  private static VirtualRows frames(ConsoleWindow window) {
    return (VirtualRows) window.ui().find("#streams-frames");
  }

  private static int selected(ConsoleWindow window) {
    Ui.settle();
    return Ui.onFx(() -> frames(window).selectedProperty().get());
  }

  private static String place(ConsoleWindow window) {
    return window.ui().read("#streams-find-place", Label.class, Label::getText);
  }
}
