package dev.sage.console.control;

/** Cuts a text at its end where it is wider than its room, and says so by "…". Like its widths. */
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

  /** The text, or as much of it as has room. */
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
