package dev.sage.console.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.shell.PanelId;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The head of a call that takes longer to read than to show. */
class HeadlineWindowTest {
  private static final int FRAMES = 60_000;

  @TempDir private Path home;

  @Test
  void nothing_moves_when_what_is_odd_is_said() throws Exception {
    String id;
    try (SampleCalls calls = new SampleCalls(home)) {
      id = calls.clean("a-model", FRAMES);
      calls.clean("another", 4);
      calls.flush();
    }
    try (ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT)) {
      List<Double> heights = new CopyOnWriteArrayList<>();
      List<String> messages = new CopyOnWriteArrayList<>();
      Ui.runFx(() -> window.shell().services().navigator().open(PanelId.STREAMS));
      Ui.await("the newest call", () -> window.panels().streams().settled());
      Label headline = (Label) window.ui().find("#streams-headline");
      Label message = (Label) window.ui().find("#streams-message .pane-title");
      Region head = (Region) window.ui().find("#streams-head");
      Ui.runFx(
          () -> {
            window.panels().streams().open(id);
            headline
                .textProperty()
                .subscribe(
                    () -> Platform.runLater(() -> heights.add(head.prefHeight(head.getWidth()))));
            message.textProperty().subscribe(title -> messages.add(title));
          });
      Ui.await("the call", () -> window.panels().streams().settled());
      Ui.settle();
      assertThat(Ui.onFx(headline::getText)).startsWith("An even stream:");
      // Once as long as it is read and once when it is read: as high both times.
      assertThat(heights).hasSizeGreaterThan(1).containsOnly(heights.getLast());
      assertThat(messages.getLast()).isEqualTo("Message at frame 60,000");
      assertThat(messages).anyMatch(title -> title.startsWith("Message, read as far as frame "));
    }
  }
}
