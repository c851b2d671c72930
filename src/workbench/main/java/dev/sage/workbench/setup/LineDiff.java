package dev.sage.workbench.setup;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The difference of two texts, line by line, with a little of what stands around it. */
final class LineDiff {

  /** Lines that stay, shown before and after each change. */
  private static final int AROUND = 3;

  private final List<String> before;
  private final List<String> after;
  private final UnaryOperator<String> mask;
  private final List<DiffLine> lines = new ArrayList<>();

  private LineDiff(String before, String after, UnaryOperator<String> mask) {
    this.before = before.lines().toList();
    this.after = after.lines().toList();
    this.mask = mask;
  }

  /**
   * The difference.
   *
   * @param mask takes the secrets out of a line
   */
  static List<DiffLine> of(String before, String after, UnaryOperator<String> mask) {
    return new LineDiff(before, after, mask).lines();
  }

  private List<DiffLine> lines() {
    int shown = 0; // lines of the old file that are dealt with
    int offset = 0; // how much further the new file is
    var deltas = DiffUtils.diff(before, after).getDeltas();
    for (int i = 0; i < deltas.size(); i++) {
      AbstractDelta<String> delta = deltas.get(i);
      int from = delta.getSource().getPosition();
      same(shown, from, offset, i > 0, true);
      add(DiffLine.Kind.REMOVED, delta.getSource().getLines(), from);
      add(DiffLine.Kind.ADDED, delta.getTarget().getLines(), delta.getTarget().getPosition());
      shown = from + delta.getSource().size();
      offset += delta.getTarget().size() - delta.getSource().size();
    }
    if (!deltas.isEmpty()) {
      same(shown, before.size(), offset, true, false);
    }
    return List.copyOf(lines);
  }

  /** Lines that stay: those near a change are shown, the rest is left out with a mark. */
  private void same(int from, int to, int offset, boolean changeBefore, boolean changeAfter) {
    int headEnd = changeBefore ? Math.min(to, from + AROUND) : from;
    int tailStart = changeAfter ? Math.max(headEnd, to - AROUND) : to;
    for (int i = from; i < headEnd; i++) {
      same(i, offset);
    }
    if (tailStart > headEnd) {
      lines.add(new DiffLine(DiffLine.Kind.SKIPPED, 0, ""));
    }
    for (int i = tailStart; i < to; i++) {
      same(i, offset);
    }
  }

  private void same(int index, int offset) {
    lines.add(new DiffLine(DiffLine.Kind.SAME, index + offset + 1, mask.apply(before.get(index))));
  }

  private void add(DiffLine.Kind kind, List<String> texts, int position) {
    for (int i = 0; i < texts.size(); i++) {
      lines.add(new DiffLine(kind, position + i + 1, mask.apply(texts.get(i))));
    }
  }
}
