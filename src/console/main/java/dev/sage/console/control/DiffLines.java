package dev.sage.console.control;

import dev.sage.console.control.DiffLine.Look;
import dev.sage.console.control.DiffLine.Span;
import dev.sage.workbench.compare.check.WordDiff;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays a difference out in lines that fit a width. It stops at {@value #MOST_LINES} lines and says
 * so. Not thread-safe.
 */
final class DiffLines {

  /** The most lines laid out. */
  static final int MOST_LINES = 20_000;

  /** The share of a line that has to be filled for it to end before a long word. */
  private static final double LEAST_FILLED = 0.6;

  private final WidthOf widths;
  private final double width;
  private final List<DiffLine> lines = new ArrayList<>();
  private final List<Span> spans = new ArrayList<>();
  private double used;
  private int change = -1;
  private int inLine = -1;

  private DiffLines(WidthOf widths, double width) {
    this.widths = widths;
    this.width = width;
  }

  /**
   * The lines.
   *
   * @param more says that there is more than is shown
   */
  static List<DiffLine> of(WordDiff diff, WidthOf widths, double width, String more) {
    var layout = new DiffLines(widths, width);
    WordDiff.Kind last = WordDiff.Kind.SAME;
    for (WordDiff.Piece piece : diff.pieces()) {
      boolean begins =
          piece.kind() != WordDiff.Kind.SAME
              && (last == WordDiff.Kind.SAME || piece.kind() == WordDiff.Kind.REMOVED);
      layout.add(piece, begins);
      last = piece.kind();
      if (layout.lines.size() >= MOST_LINES) {
        layout.spans.clear();
        layout.lines.add(new DiffLine(List.of(new Span(Look.NOTE, more)), -1));
        return layout.lines;
      }
    }
    if (!layout.spans.isEmpty()) {
      layout.endLine();
    }
    return layout.lines;
  }

  private void add(WordDiff.Piece piece, boolean begins) {
    Look look =
        switch (piece.kind()) {
          case SAME -> Look.SAME;
          case REMOVED -> Look.REMOVED;
          case INSERTED -> Look.INSERTED;
        };
    if (begins) {
      change++;
    }
    String text = piece.text();
    int from = 0;
    while (from < text.length() && lines.size() < MOST_LINES) {
      int end = text.indexOf('\n', from);
      int to = end < 0 ? text.length() : end;
      wrap(look, text.substring(from, to));
      if (end >= 0) {
        if (from == to && look != Look.SAME) {
          // A line break that came or went is seen.
          put(look, "¶");
        }
        endLine();
      }
      from = to + 1;
    }
  }

  private void wrap(Look look, String text) {
    int start = 0;
    int space = -1;
    double atSpace = 0;
    double atStart = used;
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      double wide = codePoint == '\r' ? 0 : widths.of(codePoint);
      boolean blank = codePoint == ' ' || codePoint == '\t';
      if (used + wide > width && !blank && (i > start || !spans.isEmpty())) {
        boolean byWord = space > start && atSpace >= width * LEAST_FILLED;
        // A word that begins here moves down whole with its piece.
        boolean whole = !byWord && space < start && atStart >= width * LEAST_FILLED;
        int cut = byWord ? space : whole ? start : i;
        put(look, text.substring(start, cut));
        double carried = byWord ? used - atSpace : whole ? used - atStart : 0;
        endLine();
        used = carried;
        start = cut;
        atStart = 0;
        space = -1;
      }
      used += wide;
      i += Character.charCount(codePoint);
      if (blank) {
        space = i;
        atSpace = used;
      }
    }
    put(look, text.substring(start));
  }

  private void put(Look look, String text) {
    if (!text.isEmpty()) {
      spans.add(new Span(look, text));
      inLine = look == Look.SAME ? inLine : inLine < 0 ? change : inLine;
    }
  }

  private void endLine() {
    lines.add(new DiffLine(spans, inLine));
    spans.clear();
    used = 0;
    inLine = -1;
  }
}
