package dev.sage.console.timeline.list;

import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.model.Tag;
import dev.sage.workbench.store.CallMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** What a person has tied to a call, as icons of a row and in words. FX thread only. */
final class MarkIcons {
  /** How far the second stands from the first, in pixels. */
  private static final double STEP = 18;

  private final FontIcon pin = icon(Feather.MAP_PIN);
  private final FontIcon tag = icon(Feather.TAG);

  private static FontIcon icon(Feather of) {
    FontIcon icon = Icons.of(of);
    icon.getStyleClass().add("timeline-mark");
    icon.setVisible(false);
    return icon;
  }

  List<Node> nodes() {
    return List.of(pin, tag);
  }

  void show(CallMarks marks) {
    pin.setVisible(marks.pinned());
    tag.setVisible(!marks.tags().isEmpty());
  }

  void place(double left, double height) {
    for (FontIcon icon : List.of(pin, tag)) {
      icon.autosize();
      double x = icon.equals(tag) ? left + STEP : left;
      icon.relocate(x, Math.rint((height - icon.getLayoutBounds().getHeight()) / 2));
    }
  }

  /** A line each; none where there is nothing. */
  static List<String> words(CallMarks marks) {
    List<String> words = new ArrayList<>();
    if (marks.pinned()) {
      words.add(Texts.text("timeline.mark.pinned"));
    }
    if (!marks.tags().isEmpty()) {
      words.add(
          Texts.text(
              "timeline.mark.tags",
              marks.tags().entrySet().stream()
                  .map(tag -> new Tag(tag.getKey(), tag.getValue()).text())
                  .collect(Collectors.joining(", "))));
    }
    return words;
  }
}
