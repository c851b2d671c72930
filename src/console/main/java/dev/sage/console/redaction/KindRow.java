package dev.sage.console.redaction;

import dev.sage.llm.redaction.Category;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.RuleKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line in the list of findings.
 *
 * @param title the name for a person
 * @param kind the kind of a line that stands for one; empty for a heading
 * @param count how often it was found
 */
record KindRow(String title, String kind, Category category, int count, State state) {
  /** The kind of the values that the program holds itself; no policy keeps them. */
  private static final String HELD = "secret";

  /** What can be said of a kind. */
  enum State {
    /** It is the heading of a group. */
    HEADING,
    /** Taken out; it can be kept. */
    MASKED,
    /** It stays; it can be taken out. */
    KEPT,
    /** A value that the program holds itself: always taken out. */
    LOCKED,
    /** A rule of the person's own: taken out as long as the rule is there. */
    OWN
  }

  boolean heading() {
    return state == State.HEADING;
  }

  /** Whether the person can decide. */
  boolean switchable() {
    return state == State.MASKED || state == State.KEPT;
  }

  /**
   * The lines for what was found, grouped.
   *
   * @param known the kinds of the engine
   * @param all also kinds that were not found
   */
  static List<KindRow> of(Preview preview, List<RuleKind> known, Groups groups, boolean all) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Category> strangers = new LinkedHashMap<>();
    for (Mark mark : preview.marks()) {
      counts.merge(mark.kind(), 1, Integer::sum);
      strangers.putIfAbsent(mark.kind(), mark.category());
    }
    Map<String, List<KindRow>> grouped = new LinkedHashMap<>();
    for (RuleKind kind : known) {
      strangers.remove(kind.kind());
      int count = counts.getOrDefault(kind.kind(), 0);
      if (all || count > 0) {
        grouped
            .computeIfAbsent(kind.group(), group -> new ArrayList<>())
            .add(
                new KindRow(
                    kind.title(),
                    kind.kind(),
                    kind.category(),
                    count,
                    state(preview.policy(), kind)));
      }
    }
    strangers.forEach(
        (kind, category) -> {
          boolean own = category == Category.CUSTOM;
          grouped
              .computeIfAbsent(own ? groups.own() : groups.held(), group -> new ArrayList<>())
              .add(
                  new KindRow(
                      own ? kind : groups.title(kind),
                      kind,
                      category,
                      counts.getOrDefault(kind, 0),
                      own ? State.OWN : State.LOCKED));
        });
    List<KindRow> rows = new ArrayList<>();
    grouped.forEach(
        (title, kinds) -> {
          int sum = kinds.stream().mapToInt(KindRow::count).sum();
          rows.add(new KindRow(title, "", Category.SECRET, sum, State.HEADING));
          rows.addAll(kinds);
        });
    return rows;
  }

  private static State state(RedactionPolicy policy, RuleKind kind) {
    if (kind.kind().equals(HELD)) {
      return State.LOCKED;
    }
    return masks(policy, kind) ? State.MASKED : State.KEPT;
  }

  private static boolean masks(RedactionPolicy policy, RuleKind kind) {
    return kind.category() == Category.PII
        ? policy.pii().contains(kind.kind())
        : !policy.kept().contains(kind.kind());
  }

  /**
   * The names of groups that the engine does not know.
   *
   * @param held values that the program holds itself
   * @param own rules of the person's own
   */
  record Groups(String held, String own) {
    /** The name of a kind that has none. */
    String title(String kind) {
      String words = kind.replace('-', ' ');
      return words.isEmpty()
          ? held
          : words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }
  }
}
