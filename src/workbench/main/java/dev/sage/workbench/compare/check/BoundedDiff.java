package dev.sage.workbench.compare.check;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The difference of two sequences within a bound of work. Short stretches are compared by Myers'
 * algorithm, in linear space; longer ones are cut first at what both have exactly once, in an order
 * that both share ("patience"). What stays too long is one change, and {@link #gaveUp} says so. Not
 * thread-safe.
 */
final class BoundedDiff {

  /** The longest stretches, both sides together, that Myers' algorithm gets. */
  private static final int STRETCH = 6_000;

  /** What all stretches together may cost: the sum of their squares. */
  private static final long BUDGET = 160_000_000L;

  private static final int DEPTH = 24;

  /** What is taken out of the one and put into the other; ends are exclusive. */
  record Edit(int from, int to, int otherFrom, int otherTo) {}

  private final int[] before;
  private final int[] after;
  private final List<Edit> edits = new ArrayList<>();
  private long budget = BUDGET;
  private boolean gaveUp;

  private BoundedDiff(int[] before, int[] after) {
    this.before = before;
    this.after = after;
  }

  /** The difference of two lists by equality. */
  static BoundedDiff of(List<String> before, List<String> after) {
    Map<String, Integer> ids = new HashMap<>();
    var diff = new BoundedDiff(ids(before, ids), ids(after, ids));
    diff.stretch(0, before.size(), 0, after.size(), 0);
    return diff;
  }

  private static int[] ids(List<String> texts, Map<String, Integer> ids) {
    int[] each = new int[texts.size()];
    for (int i = 0; i < each.length; i++) {
      each[i] = ids.computeIfAbsent(texts.get(i), text -> ids.size());
    }
    return each;
  }

  /** The changes in order; what is between them is equal. */
  List<Edit> edits() {
    return edits;
  }

  /** Whether a stretch was too long and too different to be looked into. */
  boolean gaveUp() {
    return gaveUp;
  }

  private void stretch(int from, int to, int otherFrom, int otherTo, int depth) {
    int start = from;
    int otherStart = otherFrom;
    while (start < to && otherStart < otherTo && before[start] == after[otherStart]) {
      start++;
      otherStart++;
    }
    int end = to;
    int otherEnd = otherTo;
    while (start < end && otherStart < otherEnd && before[end - 1] == after[otherEnd - 1]) {
      end--;
      otherEnd--;
    }
    long size = (long) (end - start) + (otherEnd - otherStart);
    if (start == end || otherStart == otherEnd) {
      add(start, end, otherStart, otherEnd);
    } else if (size <= STRETCH && size * size <= budget) {
      budget -= size * size;
      myers(start, end, otherStart, otherEnd);
    } else {
      anchored(start, end, otherStart, otherEnd, depth);
    }
  }

  private void myers(int from, int to, int otherFrom, int otherTo) {
    List<Integer> source = Arrays.stream(before, from, to).boxed().toList();
    List<Integer> target = Arrays.stream(after, otherFrom, otherTo).boxed().toList();
    for (var delta :
        DiffUtils.diff(source, target, new MyersDiffWithLinearSpace<Integer>()).getDeltas()) {
      int at = from + delta.getSource().getPosition();
      int otherAt = otherFrom + delta.getTarget().getPosition();
      add(at, at + delta.getSource().size(), otherAt, otherAt + delta.getTarget().size());
    }
  }

  private void anchored(int from, int to, int otherFrom, int otherTo, int depth) {
    List<int[]> anchors =
        depth < DEPTH ? Anchors.of(before, from, to, after, otherFrom, otherTo) : List.of();
    if (anchors.isEmpty()) {
      gaveUp = true;
      add(from, to, otherFrom, otherTo);
      return;
    }
    int at = from;
    int otherAt = otherFrom;
    for (int[] anchor : anchors) {
      stretch(at, anchor[0], otherAt, anchor[1], depth + 1);
      at = anchor[0] + 1;
      otherAt = anchor[1] + 1;
    }
    stretch(at, to, otherAt, otherTo, depth + 1);
  }

  private void add(int from, int to, int otherFrom, int otherTo) {
    if (from == to && otherFrom == otherTo) {
      return;
    }
    Edit last = edits.isEmpty() ? null : edits.getLast();
    if (last != null && last.to() == from && last.otherTo() == otherFrom) {
      edits.removeLast();
      edits.add(new Edit(last.from(), to, last.otherFrom(), otherTo));
    } else {
      edits.add(new Edit(from, to, otherFrom, otherTo));
    }
  }

  /** What two stretches have exactly once each, in an order that both share. */
  private static final class Anchors {

    private static final int REPEATED = -1;

    private Anchors() {}

    static List<int[]> of(int[] before, int from, int to, int[] after, int otherFrom, int otherTo) {
      Map<Integer, Integer> places = places(before, from, to);
      Map<Integer, Integer> otherPlaces = places(after, otherFrom, otherTo);
      List<int[]> pairs = new ArrayList<>();
      places.forEach(
          (id, place) -> {
            int other = otherPlaces.getOrDefault(id, REPEATED);
            if (place != REPEATED && other != REPEATED) {
              pairs.add(new int[] {place, other});
            }
          });
      pairs.sort(Comparator.comparingInt(pair -> pair[0]));
      return rising(pairs);
    }

    private static Map<Integer, Integer> places(int[] ids, int from, int to) {
      Map<Integer, Integer> places = new HashMap<>();
      for (int i = from; i < to; i++) {
        places.merge(ids[i], i, (first, again) -> REPEATED);
      }
      return places;
    }

    /** The longest run of pairs whose second places rise too. */
    private static List<int[]> rising(List<int[]> pairs) {
      int[] tails = new int[pairs.size()];
      int[] previous = new int[pairs.size()];
      int length = 0;
      for (int i = 0; i < pairs.size(); i++) {
        int low = 0;
        int high = length;
        while (low < high) {
          int middle = (low + high) >>> 1;
          if (pairs.get(tails[middle])[1] < pairs.get(i)[1]) {
            low = middle + 1;
          } else {
            high = middle;
          }
        }
        previous[i] = low == 0 ? -1 : tails[low - 1];
        tails[low] = i;
        length = Math.max(length, low + 1);
      }
      List<int[]> run = new ArrayList<>();
      for (int i = length == 0 ? -1 : tails[length - 1]; i >= 0; i = previous[i]) {
        run.add(pairs.get(i));
      }
      return run.reversed();
    }
  }
}
