package dev.sage.console.timeline;

import dev.sage.console.control.Content;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.streams.request.WhyNot;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.model.Asked;
import dev.sage.workbench.store.AskedRequest;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a call asked, in three lines, and the way to all of it. */
final class AskedView extends VBox {
  /** Three lines of a label. */
  private static final double LINES = 56;

  private final Label title = new Label();
  private final Button all;
  private final Label words = Content.mark(new Label());

  AskedView(Action request) {
    super(2);
    setId("timeline-asked");
    title.getStyleClass().add("metric-name");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    all = ActionButtons.text(request);
    all.getStyleClass().add("flat");
    all.setMinWidth(USE_PREF_SIZE);
    HBox head = new HBox(8, title, space, all);
    head.setAlignment(Pos.CENTER_LEFT);
    words.setId("timeline-asked-words");
    words.setWrapText(true);
    words.setMaxHeight(LINES);
    words.getStyleClass().add("secondary-size");
    getChildren().setAll(head, words);
  }

  void show(Asked asked) {
    title.setText(Texts.text("timeline.asked", asked.messages()));
    boolean kept = asked.state() == AskedRequest.State.KEPT;
    all.setVisible(asked.state() != AskedRequest.State.NONE);
    words.setText(
        kept
            ? asked.last().isEmpty() ? Texts.text("timeline.asked.wordless") : asked.last()
            : WhyNot.words(asked.state()));
    words.getStyleClass().remove("secondary");
    if (!kept) {
      words.getStyleClass().add("secondary");
    }
  }
}
