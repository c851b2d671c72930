package dev.sage.console.compare.matrix;

import dev.sage.console.control.Content;
import dev.sage.console.control.Ellipsis;
import dev.sage.console.control.Hint;
import dev.sage.console.control.StatusIcon;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * One cell of the grid: its repetitions' states, first words and figures. Its parts are placed by
 * hand and kept: a grid in motion makes no nodes and asks for no layout. FX thread only.
 */
final class MatrixCellView extends Region {
  /** Where the two lines of a row stand: their middle, from its upper edge. */
  static final double FIRST_LINE = 13;

  private static final double SECOND_LINE = 31;
  private static final int MOST_ICONS = 5;
  private static final double PADDING = 8;
  private static final double ICON = 16;
  private static final double ICON_GAP = 2;
  private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

  private final Ellipsis ellipsis;
  private final List<StatusIcon> icons = new ArrayList<>();
  private final Text words = text(FIRST_LINE, "matrix-words");
  private final Text figures = text(SECOND_LINE, "matrix-figures");
  private List<MatrixEntry> shown = List.of();
  private String answer = "";
  private String line = "";
  private double fitted;

  MatrixCellView(Ellipsis ellipsis) {
    this.ellipsis = ellipsis;
    getStyleClass().add("matrix-cell");
    setManaged(false);
    setAccessibleRole(AccessibleRole.TEXT);
    figures.setX(PADDING);
    getChildren().setAll(Content.mark(words), figures);
    Hint.on(this, () -> shown.isEmpty() ? "" : CellWords.whole(shown));
  }

  private static Text text(double middle, String style) {
    Text text = new Text();
    text.setManaged(false);
    text.setTextOrigin(VPos.CENTER);
    text.setY(middle);
    text.getStyleClass().setAll("text", style);
    return text;
  }

  /** Shows those repetitions; what is shown already is not written again. */
  void show(List<MatrixEntry> entries, double width) {
    boolean other = !entries.equals(shown);
    if (other) {
      shown = entries;
      MatrixEntry first = entries.getFirst();
      answer = CellWords.answer(first);
      line = CellWords.line(first);
      showIcons();
      setAccessibleText(CellWords.labels(entries) + ". " + answer);
      setVisible(true);
    }
    if (other || width != fitted) {
      fitted = width;
      double left = PADDING + Math.min(MOST_ICONS, entries.size()) * (ICON + ICON_GAP) + 6;
      words.setX(left);
      fit(words, answer, width - left - PADDING);
      fit(figures, line, width - 2 * PADDING);
    }
  }

  private void fit(Text text, String all, double room) {
    String fitting = ellipsis.fit(all, room);
    if (!fitting.equals(text.getText())) {
      text.setText(fitting);
    }
  }

  private void showIcons() {
    int count = Math.min(shown.size(), MOST_ICONS);
    while (icons.size() < count) {
      StatusIcon icon = new StatusIcon(CellWords.state(shown.get(icons.size())));
      icon.setManaged(false);
      double x = PADDING + icons.size() * (ICON + ICON_GAP);
      icon.resizeRelocate(x, FIRST_LINE - ICON / 2, ICON, ICON);
      icons.add(icon);
      getChildren().add(icon);
    }
    for (int i = 0; i < icons.size(); i++) {
      icons.get(i).setVisible(i < count);
      if (i < count) {
        icons.get(i).stateProperty().set(CellWords.state(shown.get(i)));
      }
    }
  }

  /** Shows nothing: it is not in sight. */
  void clear() {
    if (!shown.isEmpty()) {
      shown = List.of();
      setVisible(false);
      setAccessibleText(null);
    }
  }

  /** Whether its column has the focus. */
  void current(boolean is) {
    pseudoClassStateChanged(CURRENT, is);
  }

  /** All that it shows in words; without the answer where that is hidden from others. */
  String spoken() {
    return CellWords.labels(shown) + ". " + (words.isVisible() ? answer + ". " : "") + line;
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(
      AccessibleAttribute attribute, Object... parameters) {
    return attribute == AccessibleAttribute.TEXT && !shown.isEmpty()
        ? spoken()
        : super.queryAccessibleAttribute(attribute, parameters);
  }
}
