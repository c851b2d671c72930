package dev.sage.workbench.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which calls to show, in the filter language: terms side by side must all hold, {@code OR} between
 * them opens an alternative, {@code -} before a term negates it, quotes keep spaces.
 *
 * <pre>
 * provider:openai model:mini status:failed ttft&gt;2s tokens&gt;500 attempt&gt;1 -has:reasoning
 * text:"red apple" OR reqid:req_123</pre>
 *
 * Immutable, thread-safe. The text of a filter is only ever bound, never made part of SQL.
 */
public final class CallFilter {

  /** Every call. */
  public static final CallFilter ALL = new CallFilter("", List.of());

  private final String source;
  private final List<List<FilterTerm>> alternatives;

  private CallFilter(String source, List<List<FilterTerm>> alternatives) {
    this.source = source;
    this.alternatives = alternatives;
  }

  /**
   * Reads a filter; an empty one lets every call pass.
   *
   * @throws IllegalArgumentException where it makes no sense; the message says what would
   */
  public static CallFilter parse(String source) {
    var alternatives = new ArrayList<List<FilterTerm>>();
    var terms = new ArrayList<FilterTerm>();
    for (String word : FilterWords.split(source)) {
      if (word.equals("OR")) {
        alternatives.add(List.copyOf(terms));
        terms.clear();
      } else {
        terms.add(FilterTerm.parse(word));
      }
    }
    alternatives.add(List.copyOf(terms));
    if (alternatives.size() > 1 && alternatives.stream().anyMatch(List::isEmpty)) {
      throw new IllegalArgumentException("OR needs a term on either side.");
    }
    return alternatives.getFirst().isEmpty() ? ALL : new CallFilter(source, alternatives);
  }

  /** As it was written. */
  public String source() {
    return source;
  }

  /** The condition in SQL, with a {@code ?} for each of {@link #values}. */
  String sql() {
    return alternatives.isEmpty()
        ? "1"
        : alternatives.stream()
            .map(terms -> terms.stream().map(FilterTerm::sql).collect(Collectors.joining(" AND ")))
            .collect(Collectors.joining(" OR ", "(", ")"));
  }

  List<Object> values() {
    return alternatives.stream()
        .flatMap(List::stream)
        .flatMap(term -> term.values().stream())
        .toList();
  }
}
