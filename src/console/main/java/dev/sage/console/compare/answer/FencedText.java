package dev.sage.console.compare.answer;

import dev.sage.console.control.LogLine;
import java.util.function.BiConsumer;

/**
 * Tells code from prose while a text arrives: what stands between two lines that begin with three
 * backticks is code (CommonMark's fenced code blocks). A line that might become such a fence is
 * held back until it is clear. Not thread-safe.
 */
final class FencedText {
  private static final String FENCE = "```";

  private final BiConsumer<String, LogLine.Style> into;
  private final StringBuilder prose = new StringBuilder();
  private final StringBuilder line = new StringBuilder();
  private LogLine.Style pending = LogLine.Style.TEXT;
  private boolean code;
  private boolean passed;

  /**
   * Nothing yet.
   *
   * @param into takes the pieces in order, adjacent ones of a style as one
   */
  FencedText(BiConsumer<String, LogLine.Style> into) {
    this.into = into;
  }

  /** Forgets everything. */
  void reset() {
    prose.setLength(0);
    line.setLength(0);
    pending = LogLine.Style.TEXT;
    code = false;
    passed = false;
  }

  /**
   * Passes on what has become clear.
   *
   * @param end whether nothing follows, so that nothing is held back
   */
  void add(String piece, boolean end) {
    int from = 0;
    for (int at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', from)) {
      line.append(piece, from, at + 1);
      wholeLine();
      from = at + 1;
    }
    line.append(piece, from, piece.length());
    if (!line.isEmpty() && (end || passed || !mayBeFence())) {
      pass(line.toString(), code || isFence() ? LogLine.Style.MONO : LogLine.Style.TEXT);
      line.setLength(0);
      passed = true;
    }
    flush();
  }

  private void wholeLine() {
    boolean fence = !passed && isFence();
    pass(line.toString(), fence || code ? LogLine.Style.MONO : LogLine.Style.TEXT);
    code ^= fence;
    line.setLength(0);
    passed = false;
  }

  private boolean isFence() {
    return line.toString().stripLeading().startsWith(FENCE);
  }

  private boolean mayBeFence() {
    String begun = line.toString().stripLeading();
    return begun.startsWith(FENCE) || FENCE.startsWith(begun);
  }

  private void pass(String piece, LogLine.Style style) {
    if (style != pending) {
      flush();
      pending = style;
    }
    prose.append(piece);
  }

  private void flush() {
    if (!prose.isEmpty()) {
      into.accept(prose.toString(), pending);
      prose.setLength(0);
    }
  }
}
