package dev.sage.console.timeline.paint;

import dev.sage.console.control.GlyphWidths;
import dev.sage.console.theme.Fonts;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Texts and lines on a canvas as all drawings have them. FX thread only. */
public final class Pen {
  private static final Font SMALL = Font.font(Fonts.UI, 11);
  private static final Font USUAL = Font.font(Fonts.UI, 12);
  private static final GlyphWidths SMALL_WIDTHS = new GlyphWidths(SMALL);
  private static final GlyphWidths USUAL_WIDTHS = new GlyphWidths(USUAL);
  private static final String CUT = "…";

  private Pen() {}

  /**
   * A line down, one pixel wide. It is filled, not stroked: software rendering looks at the edges
   * of whatever is stroked, which took most of the time of a drawing.
   */
  public static void down(GraphicsContext pen, Paint paint, double x, double from, double to) {
    pen.setFill(paint);
    pen.fillRect(Math.floor(x), from, 1, to - from);
  }

  /** A line across, one pixel high. */
  public static void across(GraphicsContext pen, Paint paint, double from, double to, double y) {
    pen.setFill(paint);
    pen.fillRect(from, Math.floor(y), to - from, 1);
  }

  /** The edges of a rectangle, inside of it. */
  public static void edges(
      GraphicsContext pen, Paint paint, double x, double y, double wide, double high, int thick) {
    pen.setFill(paint);
    double left = Math.floor(x);
    double top = Math.floor(y);
    double width = Math.max(thick, Math.rint(wide));
    double height = Math.max(thick, Math.rint(high));
    pen.fillRect(left, top, width, thick);
    pen.fillRect(left, top + height - thick, width, thick);
    pen.fillRect(left, top, thick, height);
    pen.fillRect(left + width - thick, top, thick, height);
  }

  /** The width of a small text. */
  public static double width(String text) {
    return width(SMALL_WIDTHS, text);
  }

  /** The width of a text of the usual size. */
  public static double usualWidth(String text) {
    return width(USUAL_WIDTHS, text);
  }

  private static double width(GlyphWidths widths, String text) {
    return text.codePoints().mapToDouble(widths::of).sum();
  }

  /** Writes a small text around a height, cut at its end where it does not fit. */
  public static void small(GraphicsContext pen, String text, double x, double y, double most) {
    pen.setFont(SMALL);
    write(pen, SMALL_WIDTHS, text, x, y, most);
  }

  /** Writes a text around a height, cut in its middle where it does not fit. */
  public static void usual(GraphicsContext pen, String text, double x, double y, double most) {
    pen.setFont(USUAL);
    pen.setTextAlign(TextAlignment.LEFT);
    pen.setTextBaseline(VPos.CENTER);
    pen.fillText(middle(text, most), x, y);
  }

  private static void write(
      GraphicsContext pen, GlyphWidths widths, String text, double x, double y, double most) {
    pen.setTextAlign(TextAlignment.LEFT);
    pen.setTextBaseline(VPos.CENTER);
    pen.fillText(end(widths, text, most), x, y);
  }

  private static String end(GlyphWidths widths, String text, double most) {
    if (width(widths, text) <= most) {
      return text;
    }
    int length = text.length();
    while (length > 0 && width(widths, text.substring(0, length)) + widths.of('…') > most) {
      length--;
    }
    return text.substring(0, length).stripTrailing() + CUT;
  }

  private static String middle(String text, double most) {
    if (width(USUAL_WIDTHS, text) <= most) {
      return text;
    }
    int kept = text.length();
    while (kept > 2) {
      kept--;
      String cut =
          text.substring(0, (kept + 1) / 2) + CUT + text.substring(text.length() - kept / 2);
      if (width(USUAL_WIDTHS, cut) <= most) {
        return cut;
      }
    }
    return CUT;
  }
}
