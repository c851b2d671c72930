package dev.sage.console.control;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Widths of characters in one font, in pixels, measured once each. FX thread only.
 *
 * <p>The sum of widths is the width of a line within a fraction of a pixel, because the toolkit
 * does not kern; that is far cheaper than laying out each line.
 */
public final class GlyphWidths implements WidthOf {
  /** How many blanks a tab is as wide as. */
  static final int TAB_STOPS = 4;

  private final double[] latin = new double[0x250];
  private final Map<Integer, Double> others = new HashMap<>();
  private final Text probe = new Text();

  /** Widths in that font. */
  public GlyphWidths(Font font) {
    probe.setFont(font);
  }

  @Override
  public double of(int codePoint) {
    if (codePoint >= latin.length) {
      return others.computeIfAbsent(codePoint, this::measure);
    }
    if (latin[codePoint] == 0) {
      latin[codePoint] = measure(codePoint);
    }
    return latin[codePoint];
  }

  private double measure(int codePoint) {
    if (codePoint == '\t') {
      return of(' ') * TAB_STOPS;
    }
    probe.setText(Character.toString(codePoint));
    return probe.getLayoutBounds().getWidth();
  }
}
