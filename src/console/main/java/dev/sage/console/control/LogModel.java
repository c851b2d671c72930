package dev.sage.console.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * A growing text as lines that fit a width. Only the last line is wrapped again when text arrives,
 * so that a long answer costs no more a pulse than a short one. Not thread-safe; FX thread, or any
 * one thread in a test.
 *
 * <p>It holds a window: beyond {@value #MOST_LINES} lines the oldest go in large blocks, and are
 * counted. Whoever owns the text keeps the whole of it.
 */
public final class LogModel {
  /** The most lines held. */
  public static final int MOST_LINES = 20_000;

  /** The share of a line that has to be filled for it to end before a long word. */
  private static final double LEAST_FILLED = 0.6;

  private final LineList lines = new LineList();
  private final ObservableList<LogLine> shown = FXCollections.unmodifiableObservableList(lines);
  private final ReadOnlyLongWrapper dropped = new ReadOnlyLongWrapper();
  private final Function<LogLine.Style, WidthOf> widths;
  private int most;
  private double width = Double.MAX_VALUE;

  /**
   * An empty text of unlimited width.
   *
   * @param widths of the characters, by style
   */
  public LogModel(Function<LogLine.Style, WidthOf> widths) {
    this(widths, MOST_LINES);
  }

  /**
   * The same that holds more or fewer lines.
   *
   * @param most the most lines held
   */
  LogModel(Function<LogLine.Style, WidthOf> widths, int most) {
    this.widths = widths;
    this.most = most;
  }

  /** The lines; not to be changed by others. */
  public ObservableList<LogLine> lines() {
    return shown;
  }

  /** How many of the oldest lines are no longer held. */
  public ReadOnlyLongProperty droppedProperty() {
    return dropped.getReadOnlyProperty();
  }

  /** Holds so many lines from now on; what was dropped does not come back by itself. */
  void hold(int lineCount) {
    most = lineCount;
  }

  /** Adds text at the end. A style other than that of the last line starts a new line. */
  public void append(String text, LogLine.Style style) {
    if (text.isEmpty()) {
      return;
    }
    LogLine last = lines.isEmpty() ? null : lines.getLast();
    List<LogLine> fresh = new ArrayList<>();
    int from = lines.size();
    if (last != null && !last.ends()) {
      from--;
      if (last.style() == style) {
        wrap(last.text() + text, style, fresh);
      } else {
        fresh.add(new LogLine(last.text(), last.style(), true));
        wrap(text, style, fresh);
      }
    } else {
      wrap(text, style, fresh);
    }
    lines.replaceRange(from, lines.size(), fresh);
    drop();
  }

  /** Replaces everything. */
  public void set(String text, LogLine.Style style) {
    List<LogLine> fresh = new ArrayList<>();
    if (!text.isEmpty()) {
      wrap(text, style, fresh);
    }
    dropped.set(0);
    lines.setAll(fresh);
    drop();
  }

  /** Empties the text. */
  public void clear() {
    dropped.set(0);
    lines.clear();
  }

  /** Wraps everything to a new width in pixels. */
  public void fit(double newWidth) {
    if (newWidth == width || newWidth <= 0) {
      return;
    }
    width = newWidth;
    List<LogLine> fresh = new ArrayList<>(lines.size());
    StringBuilder paragraph = new StringBuilder();
    for (LogLine line : lines) {
      paragraph.append(line.text());
      if (line.ends()) {
        wrap(paragraph.append('\n').toString(), line.style(), fresh);
        paragraph.setLength(0);
      }
    }
    if (!paragraph.isEmpty()) {
      wrap(paragraph.toString(), lines.getLast().style(), fresh);
    }
    lines.setAll(fresh);
    drop();
  }

  /** The place of the first piece of a line of the text, from 1; negative where there is none. */
  int indexOfLine(int number) {
    int line = 1;
    for (int i = 0; i < lines.size(); i++) {
      if (line == number) {
        return i;
      }
      if (lines.get(i).ends()) {
        line++;
      }
    }
    return -1;
  }

  /** Where words stand in a line, whatever the case; also those that were wrapped. */
  List<TextRange> find(String words, int index) {
    StringBuilder around = new StringBuilder();
    int first = index;
    while (first > 0 && !lines.get(first - 1).ends() && around.length() < words.length()) {
      first--;
      around.insert(0, lines.get(first).text());
    }
    int from = around.length();
    around.append(lines.get(index).text());
    int end = around.length();
    int next = index;
    while (next + 1 < lines.size()
        && !lines.get(next).ends()
        && around.length() < end + words.length()) {
      next++;
      around.append(lines.get(next).text());
    }
    return TextRange.of(words, around.toString()).stream()
        .map(range -> range.within(from, end))
        .filter(range -> !range.isEmpty())
        .toList();
  }

  /** The line of the text, from 1, that a piece belongs to. */
  int lineOf(int index) {
    int line = 1;
    for (int i = 0; i < index; i++) {
      if (lines.get(i).ends()) {
        line++;
      }
    }
    return line;
  }

  /** The text held, as it came. */
  public String text() {
    return text(lines);
  }

  /** The text of those lines, as it came. */
  static String text(List<LogLine> lines) {
    StringBuilder text = new StringBuilder();
    for (LogLine line : lines) {
      text.append(line.text());
      if (line.ends()) {
        text.append('\n');
      }
    }
    return text.toString();
  }

  private void drop() {
    if (lines.size() > most) {
      int count = Math.max(most / 4, lines.size() - most);
      // Told first, so that a view can keep what is looked at in its place.
      dropped.set(dropped.get() + count);
      lines.remove(0, count);
    }
  }

  private void wrap(String text, LogLine.Style style, List<LogLine> into) {
    WidthOf widthOf = widths.apply(style);
    int start = 0;
    int space = -1;
    double used = 0;
    double usedAtSpace = 0;
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      if (codePoint == '\n') {
        int end = i > start && text.charAt(i - 1) == '\r' ? i - 1 : i;
        into.add(new LogLine(text.substring(start, end), style, true));
        start = ++i;
        space = -1;
        used = 0;
        continue;
      }
      double wide = widthOf.of(codePoint);
      boolean blank = codePoint == ' ' || codePoint == '\t';
      // A blank may hang over the edge: it is not seen there.
      if (used + wide > width && i > start && !blank) {
        // A word moves down whole, unless that would leave most of the line empty.
        boolean byWord = space >= 0 && usedAtSpace >= width * LEAST_FILLED;
        int cut = byWord ? space : i;
        used = byWord ? used - usedAtSpace : 0;
        into.add(new LogLine(text.substring(start, cut), style, false));
        start = cut;
        space = -1;
      }
      used += wide;
      i += Character.charCount(codePoint);
      if (blank) {
        space = i;
        usedAtSpace = used;
      }
    }
    if (start < text.length()) {
      into.add(new LogLine(text.substring(start), style, false));
    }
  }
}
