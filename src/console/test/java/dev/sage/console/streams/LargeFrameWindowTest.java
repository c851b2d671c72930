package dev.sage.console.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.control.HexView;
import dev.sage.console.control.LogView;
import dev.sage.console.control.VirtualRow;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.shell.PanelId;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TabPane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A frame as large as the library lets through is looked at from every side. */
class LargeFrameWindowTest {
  /** With what stands around it, just below the 16 MiB that a frame may have. */
  private static final int CHARACTERS = 16 * 1024 * 1024 - 4096;

  private static final int SCREENFUL = 200;

  @TempDir private Path home;

  @Test
  void a_frame_of_sixteen_mebibytes_is_shown_in_each_way_while_the_window_answers()
      throws Exception {
    String id = store();
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      Ui.runFx(
          () -> {
            window.shell().services().navigator().open(PanelId.STREAMS);
            window.panels().streams().open(id);
          });
      Ui.await("the call", () -> window.panels().streams().settled());
      VirtualRows frames = (VirtualRows) window.ui().find("#streams-frames");
      Ui.runFx(() -> frames.selectedProperty().set(1));
      Ui.await("the frame", () -> window.panels().streams().settled());
      TabPane tabs = (TabPane) window.ui().find(".detail .tab-pane");
      AtomicInteger answered = new AtomicInteger();
      for (int i = 0; i < tabs.getTabs().size(); i++) {
        int tab = i;
        Platform.runLater(() -> tabs.getSelectionModel().select(tab));
        Platform.runLater(answered::incrementAndGet);
        Ui.settle();
        assertThat(answered.get()).as("it answers after tab %s", tab).isEqualTo(tab + 1);
        assertThat(
                window.ui().nodes().stream()
                    .filter(node -> node instanceof IndexedCell || node instanceof VirtualRow))
            .as("no more cells than fit, in tab %s", tab)
            .hasSizeLessThan(SCREENFUL);
        if (tab == 0) {
          HexView hex =
              (HexView) Ui.onFx(() -> tabs.getTabs().getFirst().getContent().lookup(".hex"));
          assertThat(hex.rows().size()).isGreaterThan(CHARACTERS / 16);
        }
      }
      LogView message =
          (LogView) Ui.onFx(() -> window.ui().find("#streams-message").lookup(".log"));
      assertThat(Ui.onFx(() -> message.model().text())).contains("abcdefg");
    }
  }

  private String store() throws InterruptedException {
    try (SampleCalls calls = new SampleCalls(home)) {
      String id =
          calls
              .openAi("large")
              .at(10)
              .role()
              .at(20)
              .text("abcdefg ".repeat(CHARACTERS / 8))
              .at(30)
              .finish("stop")
              .usage(1, 2)
              .done()
              .complete();
      calls.flush();
      return id;
    }
  }
}
