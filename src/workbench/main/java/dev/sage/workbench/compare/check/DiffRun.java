package dev.sage.workbench.compare.check;

import dev.sage.workbench.compare.check.WordDiff.Kind;
import dev.sage.workbench.compare.check.WordDiff.Piece;
import java.util.ArrayList;
import java.util.List;

/** Computes one {@link WordDiff}. Not thread-safe. */
final class DiffRun {

  /** The most words, of both sides, that one place is compared by. */
  private static final int MOST_WORDS = 120_000;

  /** With less in common than that share, words are confetti: the lines are shown instead. */
  private static final double LEAST_COMMON = 0.15;

  /** Below this many words any place is compared by words. */
  private static final int FEW_WORDS = 24;

  private final List<String> before;
  private final List<String> after;
  private final List<Piece> pieces = new ArrayList<>();
  private final StringBuilder same = new StringBuilder();
  private final StringBuilder removed = new StringBuilder();
  private final StringBuilder inserted = new StringBuilder();
  private int words;
  private int changes;
  private boolean byLines;

  DiffRun(String before, String after) {
    this.before = DiffTokens.lines(before);
    this.after = DiffTokens.lines(after);
  }

  WordDiff diff() {
    BoundedDiff lines = BoundedDiff.of(before, after);
    byLines = lines.gaveUp();
    int at = 0;
    for (BoundedDiff.Edit edit : lines.edits()) {
      before.subList(at, edit.from()).forEach(this::same);
      change(
          before.subList(edit.from(), edit.to()), after.subList(edit.otherFrom(), edit.otherTo()));
      at = edit.to();
    }
    before.subList(at, before.size()).forEach(this::same);
    endChange();
    endSame();
    return new WordDiff(pieces, words, changes, byLines);
  }

  private void change(List<String> lines, List<String> otherLines) {
    String text = String.join("", lines);
    String other = String.join("", otherLines);
    if (text.isEmpty() || other.isEmpty()) {
      replace(text, other);
      return;
    }
    List<String> tokens = DiffTokens.words(text);
    List<String> otherTokens = DiffTokens.words(other);
    if (tokens.size() + otherTokens.size() > MOST_WORDS) {
      byLines = true;
      replace(text, other);
      return;
    }
    BoundedDiff diff = BoundedDiff.of(tokens, otherTokens);
    if (diff.gaveUp() || hopeless(tokens, otherTokens, diff)) {
      byLines = true;
      replace(text, other);
      return;
    }
    int at = 0;
    for (BoundedDiff.Edit edit : diff.edits()) {
      tokens.subList(at, edit.from()).forEach(this::same);
      replace(
          String.join("", tokens.subList(edit.from(), edit.to())),
          String.join("", otherTokens.subList(edit.otherFrom(), edit.otherTo())));
      at = edit.to();
    }
    tokens.subList(at, tokens.size()).forEach(this::same);
  }

  private static boolean hopeless(List<String> tokens, List<String> others, BoundedDiff diff) {
    long all = Math.max(count(tokens), count(others));
    if (all < FEW_WORDS) {
      return false;
    }
    long gone = 0;
    for (BoundedDiff.Edit edit : diff.edits()) {
      gone += count(tokens.subList(edit.from(), edit.to()));
    }
    return count(tokens) - gone < all * LEAST_COMMON;
  }

  private static long count(List<String> tokens) {
    return tokens.stream().filter(DiffTokens::isWord).count();
  }

  private void same(String text) {
    same.append(text);
  }

  private void replace(String text, String other) {
    // A blank that two changes have between them would only break what is one.
    if (changing() && (same.indexOf("\n") >= 0 || !same.toString().isBlank())) {
      endChange();
    }
    if (changing()) {
      removed.append(same);
      inserted.append(same);
      same.setLength(0);
    } else {
      endSame();
    }
    removed.append(text);
    inserted.append(other);
  }

  private boolean changing() {
    return !removed.isEmpty() || !inserted.isEmpty();
  }

  private void endSame() {
    if (!same.isEmpty()) {
      pieces.add(new Piece(Kind.SAME, same.toString()));
      same.setLength(0);
    }
  }

  private void endChange() {
    if (!changing()) {
      return;
    }
    changes++;
    words += (int) Math.max(words(removed), words(inserted));
    if (!removed.isEmpty()) {
      pieces.add(new Piece(Kind.REMOVED, removed.toString()));
    }
    if (!inserted.isEmpty()) {
      pieces.add(new Piece(Kind.INSERTED, inserted.toString()));
    }
    removed.setLength(0);
    inserted.setLength(0);
    endSame();
  }

  private static long words(CharSequence text) {
    return count(DiffTokens.words(text.toString()));
  }
}
