package dev.sage.console.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.control.HexView;
import dev.sage.console.shell.PanelId;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A member chosen in the JSON of a frame, and its bytes. */
class JsonBytesWindowTest {
  @TempDir private Path home;

  @Test
  void a_chosen_member_is_marked_in_the_bytes() throws Exception {
    String id;
    try (SampleCalls calls = new SampleCalls(home)) {
      id = calls.clean("clean", 3);
      calls.flush();
    }
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui.runFx(
          () -> {
            window.shell().services().navigator().open(PanelId.STREAMS);
            window.panels().streams().open(id);
          });
      Ui.await("the call", () -> window.panels().streams().settled());
      TreeView<?> tree = (TreeView<?>) window.ui().find("#streams-detail .tree-view");
      // id, model, choices, [0], index, delta, content
      Ui.runFx(
          () -> {
            tree.requestFocus();
            tree.getSelectionModel().select(6);
          });
      String data =
          "data: {\"id\":\"chatcmpl-1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{";
      int from = data.length();
      String member = "\"content\":\"word2 \"";
      Ui.await(
          "the place",
          () -> place(window).equals("bytes " + from + " to " + (from + member.length() - 1)));
      window.ui().press(KeyCode.ENTER);
      TabPane tabs = (TabPane) window.ui().find("#streams-detail .tab-pane");
      assertThat(Ui.onFx(() -> tabs.getSelectionModel().getSelectedIndex())).isZero();
      HexView hex = (HexView) window.ui().find("#streams-detail .hex");
      int perRow = Ui.onFx(() -> hex.rows().size()) > 12 ? 8 : 16;
      assertThat(Ui.onFx(() -> hex.rows().selectedProperty().get())).isEqualTo(from / perRow);
      window.ui().press(KeyCode.PERIOD);
      Ui.await("the next frame", () -> place(window).isEmpty());
    }
  }

  private static String place(ConsoleWindow window) {
    return window.ui().read("#streams-detail-place", Label.class, Label::getText);
  }
}
