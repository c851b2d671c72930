package dev.sage.workbench.compare.check;

import java.util.List;

/**
 * How one text becomes another: first by lines, then by words inside the lines that changed.
 * Immutable, thread-safe. Computing it takes a bounded time whatever the texts are: what is too
 * long or has too little in common is compared by lines, and {@link #byLines} says so.
 *
 * @param pieces in order; what is removed stands before what is put in its place
 * @param words how many words differ: of each change those of the longer side
 * @param changes how many places differ
 * @param byLines whether at least one place was not compared word by word
 */
public record WordDiff(List<Piece> pieces, int words, int changes, boolean byLines) {

  /** Whose a piece is. */
  public enum Kind {
    SAME,
    REMOVED,
    INSERTED
  }

  /** A stretch of text. */
  public record Piece(Kind kind, String text) {}

  /** Copies the list. */
  public WordDiff {
    pieces = List.copyOf(pieces);
  }

  /** The difference. */
  public static WordDiff of(String before, String after) {
    return new DiffRun(before, after).diff();
  }

  /** Whether the texts are the same. */
  public boolean isEmpty() {
    return changes == 0;
  }

  /** The text that it began with. */
  public String before() {
    return without(Kind.INSERTED);
  }

  /** The text that it leads to. */
  public String after() {
    return without(Kind.REMOVED);
  }

  private String without(Kind kind) {
    StringBuilder text = new StringBuilder();
    pieces.stream().filter(piece -> piece.kind() != kind).forEach(p -> text.append(p.text()));
    return text.toString();
  }
}
