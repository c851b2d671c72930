package dev.sage.console.redaction;

import dev.sage.llm.redaction.Category;
import dev.sage.llm.redaction.Finding;
import dev.sage.llm.redaction.Redaction;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.RuleKind;
import dev.sage.llm.redaction.Sink;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A text and what would leave of it at one place. Immutable.
 *
 * @param marks what was found in the order of the text, never overlapping; also what the policy
 *     lets stay
 */
record Preview(
    String original, String leaving, Sink sink, RedactionPolicy policy, List<Mark> marks) {
  static final Preview EMPTY =
      new Preview("", "", Sink.EXPORT, RedactionPolicy.of(Sink.EXPORT), List.of());

  private static final Set<String> PERSONAL =
      RuleKind.all().stream()
          .filter(kind -> kind.category() == Category.PII)
          .map(RuleKind::kind)
          .collect(Collectors.toUnmodifiableSet());

  Preview {
    marks = List.copyOf(marks);
  }

  /** What leaves at that place as things are now. */
  static Preview of(PreviewDesk desk, String text, Sink sink) {
    RedactionPolicy policy = desk.policy(sink);
    Redaction leaving = desk.analyze(text, policy);
    // Everything on: what the policy lets stay is listed, too, so that it can be switched.
    RedactionPolicy strict = new RedactionPolicy(PERSONAL, Set.of(), policy.content());
    List<Finding> all = strict.equals(policy) ? List.of() : desk.analyze(text, strict).findings();
    return new Preview(text, leaving.text(), sink, policy, marks(leaving.findings(), all));
  }

  private static List<Mark> marks(List<Finding> masked, List<Finding> all) {
    List<Mark> marks = new ArrayList<>();
    int next = 0;
    int shift = 0;
    int end = 0;
    for (Finding finding : masked) {
      next = kept(all, next, end, finding.start(), shift, marks);
      int out = finding.at() + finding.placeholder().length();
      marks.add(
          new Mark(
              finding.start(),
              finding.end(),
              finding.at(),
              out,
              finding.kind(),
              finding.category(),
              finding.placeholder(),
              true));
      shift = out - finding.end();
      end = finding.end();
    }
    kept(all, next, end, Integer.MAX_VALUE, shift, marks);
    return marks;
  }

  /** Adds what stands between two masked places, and returns where the rest begins. */
  private static int kept(
      List<Finding> all, int from, int after, int before, int shift, List<Mark> into) {
    int i = from;
    for (; i < all.size() && all.get(i).start() < before; i++) {
      Finding finding = all.get(i);
      if (finding.start() >= after && finding.end() <= before) {
        into.add(
            new Mark(
                finding.start(),
                finding.end(),
                finding.start() + shift,
                finding.end() + shift,
                finding.kind(),
                finding.category(),
                finding.placeholder(),
                false));
      }
    }
    return i;
  }

  /** How many places are taken out. */
  int masked() {
    return (int) marks.stream().filter(Mark::masked).count();
  }

  /** The mark at a place of that side; -1 where there is none. */
  int at(Side side, int offset) {
    int index = before(side, offset) - 1;
    return index >= 0 && offset < side.end(marks.get(index)) ? index : -1;
  }

  /** Where a place of one side stands on the other. */
  int across(Side from, int offset) {
    int index = before(from, offset) - 1;
    if (index < 0) {
      return offset;
    }
    Mark mark = marks.get(index);
    Side to = from.other();
    return offset < from.end(mark) ? to.start(mark) : offset - from.end(mark) + to.end(mark);
  }

  /** How many marks begin at this place or before it. */
  int before(Side side, int offset) {
    int low = 0;
    int high = marks.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (side.start(marks.get(middle)) <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
