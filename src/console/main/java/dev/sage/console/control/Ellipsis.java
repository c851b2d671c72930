package dev.sage.console.control;

/** Cuts a text where it is wider than its room, and says so by "…". Like its widths. */
public final class Ellipsis {
  private static final String DOTS = "…";

  private final WidthOf widths;

  /** For a font's widths. */
  public Ellipsis(WidthOf widths) {
    this.widths = widths;
  }

  /** Those widths. */
  WidthOf widths() {
    return widths;
  }

  /** How wide a text is, in pixels. */
  public double width(String text) {
    return text.codePoints().mapToDouble(widths::of).sum();
  }

  /** Whether a text needs no cut. */
  public boolean fits(String text, double room) {
    return width(text) <= room;
  }

  /** The text, or as much of its end as has room. */
  public String fitEnd(String text, double room) {
    if (fits(text, room)) {
      return text;
    }
    double used = widths.of(DOTS.codePointAt(0));
    int kept = text.length();
    while (kept > 0) {
      int codePoint = text.codePointBefore(kept);
      used += widths.of(codePoint);
      if (used > room) {
        break;
      }
      kept -= Character.charCount(codePoint);
    }
    return DOTS + text.substring(kept).stripLeading();
  }

  /** The text, or as much of its beginning as has room. */
  public String fit(String text, double room) {
    double dots = widths.of(DOTS.codePointAt(0));
    double used = 0;
    int kept = 0;
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      used += widths.of(codePoint);
      if (used > room) {
        return text.substring(0, kept).stripTrailing() + DOTS;
      }
      i += Character.charCount(codePoint);
      if (used + dots <= room) {
        kept = i;
      }
    }
    return text;
  }
}
