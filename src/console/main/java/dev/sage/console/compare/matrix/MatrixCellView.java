package dev.sage.console.compare.matrix;

import dev.sage.console.compare.answer.AnswerStatus;
import dev.sage.console.control.StatusIcon;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One cell of the grid: its repetitions' states, first words and figures. FX thread only. */
final class MatrixCellView extends TableCell<MatrixRow, Number> {
  private static final int MOST_ICONS = 5;

  private final int column;
  private final HBox icons = new HBox(2);
  private final Label words = new Label();
  private final Label figures = new Label();
  private final VBox box;

  MatrixCellView(int column) {
    this.column = column;
    getStyleClass().add("matrix-cell");
    words.setMinWidth(0);
    words.setMaxWidth(Double.MAX_VALUE);
    figures.getStyleClass().add("secondary");
    figures.setMinWidth(0);
    icons.setAlignment(Pos.CENTER_LEFT);
    icons.setMinWidth(Region.USE_PREF_SIZE);
    HBox top = new HBox(8, icons, words);
    top.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(words, Priority.ALWAYS);
    box = new VBox(2, top, figures);
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(0);
  }

  @Override
  protected void updateItem(Number version, boolean empty) {
    super.updateItem(version, empty);
    MatrixRow row = empty ? null : getTableRow().getItem();
    if (row == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    List<MatrixEntry> entries = row.column(column);
    show(entries);
    MatrixEntry first = entries.getFirst();
    words.setText(first.excerpt().isEmpty() ? label(first) : first.excerpt());
    figures.setText(figures(first));
    setAccessibleText(
        entries.stream().map(MatrixCellView::label).collect(Collectors.joining(", "))
            + ". "
            + words.getText());
    setGraphic(box);
  }

  /** Icons are kept: a table in motion makes no nodes. */
  private void show(List<MatrixEntry> entries) {
    int count = Math.min(entries.size(), MOST_ICONS);
    while (icons.getChildren().size() > count) {
      icons.getChildren().removeLast();
    }
    for (int i = 0; i < count; i++) {
      StatusIcon.State state = state(entries.get(i));
      if (i < icons.getChildren().size()) {
        ((StatusIcon) icons.getChildren().get(i)).stateProperty().set(state);
      } else {
        icons.getChildren().add(new StatusIcon(state));
      }
    }
  }

  static String label(MatrixEntry entry) {
    if (entry.missing() && entry.status() == AnswerStatus.WAITING) {
      return Texts.text("compare.matrix.cell.missing");
    }
    if (entry.failed()) {
      return Texts.text("compare.matrix.cell.failed");
    }
    return entry.unchecked() ? Texts.text("compare.matrix.cell.unchecked") : entry.status().label();
  }

  static StatusIcon.State state(MatrixEntry entry) {
    return switch (entry.status()) {
      case WAITING -> StatusIcon.State.WAITING;
      case ASKING, STREAMING -> StatusIcon.State.RUNNING;
      case COMPLETE ->
          entry.failed() || entry.unchecked() ? StatusIcon.State.WARNING : StatusIcon.State.OK;
      case FAILED -> StatusIcon.State.FAILED;
      case CANCELLED, NOT_RUN -> StatusIcon.State.CANCELLED;
      case INTERRUPTED -> StatusIcon.State.INTERRUPTED;
    };
  }

  private static String figures(MatrixEntry entry) {
    List<String> parts = new ArrayList<>();
    if (entry.mark() != Mark.NONE) {
      parts.add(Texts.text("compare.matrix.mark." + entry.mark().name().toLowerCase(Locale.ROOT)));
    }
    if (!Double.isNaN(entry.ttftMillis())) {
      parts.add(Texts.text("compare.matrix.cell.ttft", Format.millis(entry.ttftMillis())));
    }
    if (!Double.isNaN(entry.e2eMillis())) {
      parts.add(Format.millis(entry.e2eMillis()));
    }
    @Nullable BigDecimal cost = entry.cost();
    if (cost != null) {
      parts.add(Format.dollars(cost.doubleValue()));
    }
    return String.join(" · ", parts);
  }
}
