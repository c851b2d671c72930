package dev.sage.console.control;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntFunction;
import javafx.geometry.VPos;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * A line of a text that fits the width: nothing of it is cut. A shape, not a label: a stream that
 * arrives writes a screenful of them within one pulse. FX thread only.
 */
final class LineRow extends VirtualRow {
  /** How high it is, in pixels. */
  static final int HEIGHT = 20;

  /** What stands at its left and at its right, in pixels. */
  static final double PADDING = 12;

  private final IntFunction<LogLine> lines;
  private final IntFunction<List<TextRange>> marked;
  private final Function<LogLine.Style, WidthOf> widths;
  private final WordMarks marks = new WordMarks(getChildren());
  private final Text text = new Text();
  private LogLine.@Nullable Style shown;

  /**
   * A row that shows nothing yet.
   *
   * @param lines what stands at a place
   * @param marked what is to be marked in it
   * @param widths of the characters, by style
   */
  LineRow(
      IntFunction<LogLine> lines,
      IntFunction<List<TextRange>> marked,
      Function<LogLine.Style, WidthOf> widths) {
    this.lines = lines;
    this.marked = marked;
    this.widths = widths;
    getStyleClass().add("line-row");
    text.getStyleClass().setAll("text");
    text.setTextOrigin(VPos.CENTER);
    text.setTabSize(GlyphWidths.TAB_STOPS);
    text.setX(PADDING);
    text.setY(HEIGHT / 2.0);
    getChildren().add(text);
  }

  @Override
  protected void show(int index) {
    LogLine line = lines.apply(index);
    if (!line.text().equals(text.getText())) {
      text.setText(line.text());
    }
    if (shown != line.style()) {
      getStyleClass().removeIf(name -> name.startsWith("log-"));
      getStyleClass().add("log-" + line.style().name().toLowerCase(Locale.ROOT));
      shown = line.style();
    }
    marks.clear();
    for (TextRange range : marked.apply(index)) {
      marks.add(line.text(), range, PADDING, HEIGHT, widths.apply(line.style()));
    }
  }

  @Override
  protected String words() {
    return text.getText();
  }
}
