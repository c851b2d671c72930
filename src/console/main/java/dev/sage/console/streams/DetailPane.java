package dev.sage.console.streams;

import dev.sage.console.shell.Action;
import dev.sage.console.shell.WindowMemory;
import dev.sage.console.streams.find.FrameFind;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;

/** The selected frame, and below it the message as it stood then. */
final class DetailPane extends StackPane {
  private final DetailView detail;

  /**
   * A pane of that call.
   *
   * @param bring brings each view of the frame to the front, in their order
   */
  DetailPane(CallModel model, FrameFind find, List<Action> bring, WindowMemory memory) {
    detail = new DetailView(model, find, bring);
    SplitPane split = new SplitPane(detail, new MessageView(model));
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(0.52);
    memory.follow("streams.detail", split);
    getChildren().setAll(split);
  }

  /** Brings a view of the frame to the front. */
  void bring(DetailTab tab) {
    detail.bring(tab);
  }
}
