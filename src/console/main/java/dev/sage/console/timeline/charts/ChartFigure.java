package dev.sage.console.timeline.charts;

import dev.sage.console.timeline.charts.ChartKind.Part;
import dev.sage.console.timeline.paint.Ink;
import dev.sage.workbench.timeline.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * What stands above a chart: its title with what is to be known beside the figure, and the figure,
 * each piece with the sign of its line. What does not fit is said with fewer words, not cut. FX
 * thread only.
 */
final class ChartFigure extends VBox {
  private static final int GAP = 8;

  private final ChartKind kind;
  private final Label title = new Label();
  private final Label note = new Label();
  private final HBox line = new HBox(GAP);
  private final List<Label> labels = new ArrayList<>();

  ChartFigure(ChartKind kind) {
    this.kind = kind;
    title.setText(kind.title());
    title.getStyleClass().add("secondary");
    title.setMinWidth(Region.USE_PREF_SIZE);
    note.setId("timeline-note-" + kind.key());
    note.getStyleClass().addAll("secondary", "timeline-note");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    for (int i = 0; i < Math.max(1, kind.inks().size()); i++) {
      Label label = new Label();
      label.getStyleClass().add("timeline-figure");
      label.setId("timeline-figure-" + kind.key() + (i == 0 ? "" : "-" + (i + 1)));
      label.setMinWidth(0);
      labels.add(label);
    }
    line.getChildren().setAll(labels);
    getChildren().setAll(new HBox(GAP, title, space, note), line);
  }

  /** Whether it is of the moment that is pointed at, not of all. */
  void there(boolean there) {
    for (Label label : labels) {
      label.getStyleClass().remove("timeline-there");
      if (there) {
        label.getStyleClass().add("timeline-there");
      }
    }
  }

  /** Says as much of that as there is room for; null: nothing is known. */
  void show(@Nullable Figures of, double width) {
    List<List<Part>> figures = of == null ? List.of(List.of()) : kind.figures(of);
    for (List<Part> figure : figures) {
      write(figure);
      if (wide(line) <= width) {
        break;
      }
    }
    note.setText("");
    for (String words : of == null ? List.<String>of() : kind.notes(of)) {
      note.setText(words);
      if (wide(title) + 2 * GAP + wide(note) <= width) {
        return;
      }
      note.setText("");
    }
  }

  /** As the style sheet has it now: only the node itself knows its width. */
  private static double wide(Region node) {
    node.applyCss();
    return node.prefWidth(-1);
  }

  private void write(List<Part> figure) {
    for (int i = 0; i < labels.size(); i++) {
      Label label = labels.get(i);
      boolean used = i < figure.size();
      // Where nothing is known an empty one keeps the line, so that nothing moves when it is.
      label.setManaged(used || i == 0);
      label.setVisible(used);
      label.setText(used ? figure.get(i).words() : "");
      label.setGraphic(used ? sign(figure.get(i).series()) : null);
    }
  }

  /** How a series is drawn, small: by shape as well as by colour. */
  private @Nullable Region sign(int series) {
    if (series < 0) {
      return null;
    }
    Ink ink = kind.inks().get(series);
    Region sign = new Region();
    sign.getStyleClass()
        .addAll(
            "timeline-sign",
            (kind.columns() ? "sign-column-" : "sign-line-") + (series + 1),
            "sign-" + ink.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return sign;
  }
}
