package dev.sage.console.streams;

import dev.sage.console.shell.WindowMemory;
import dev.sage.console.streams.find.FrameFind;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;

/** The selected frame, and below it the message as it stood then. */
final class DetailPane extends StackPane {
  DetailPane(CallModel model, FrameFind find, WindowMemory memory) {
    SplitPane split = new SplitPane(new DetailView(model, find), new MessageView(model));
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(0.52);
    memory.follow("streams.detail", split);
    getChildren().setAll(split);
  }
}
