package dev.sage.console.timeline;

import dev.sage.console.control.Content;
import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.model.Tag;
import dev.sage.workbench.store.CallMarks;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The pin and the tags of a call, and what the pin does. FX thread only. */
final class MarksView extends VBox {
  private final Label pin = new Label(Texts.text("timeline.details.pinned"), icon());
  private final FlowPane tags = Content.mark(new FlowPane(4, 4));

  MarksView() {
    super(4);
    pin.setId("timeline-details-pinned");
    pin.getStyleClass().add("secondary");
    pin.setWrapText(true);
    pin.setMinHeight(USE_PREF_SIZE);
    tags.setId("timeline-details-tags");
    managedProperty().bind(visibleProperty());
  }

  private static Node icon() {
    var icon = Icons.of(Feather.MAP_PIN);
    icon.getStyleClass().add("timeline-mark");
    return icon;
  }

  void show(CallMarks marks) {
    getChildren().clear();
    if (marks.pinned()) {
      getChildren().add(pin);
    }
    tags.getChildren().setAll(marks.tags().entrySet().stream().map(MarksView::tag).toList());
    if (!marks.tags().isEmpty()) {
      getChildren().add(tags);
    }
    setVisible(!getChildren().isEmpty());
  }

  private static Label tag(Map.Entry<String, String> of) {
    Label tag = new Label(new Tag(of.getKey(), of.getValue()).text(), Icons.of(Feather.TAG));
    tag.getStyleClass().add("timeline-tag");
    return tag;
  }
}
