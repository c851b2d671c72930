package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which calls to show, in the filter language: terms side by side must all hold, {@code OR} between
 * them opens an alternative, brackets keep alternatives together, {@code -} before a term negates
 * it, quotes keep spaces. docs/streams.md has the grammar.
 *
 * <pre>
 * provider:openai model:mini status:failed ttft&gt;2s gap&gt;500ms attempt&gt;1 -has:reasoning
 * text:"red apple" OR reqid:req_123</pre>
 *
 * Immutable, thread-safe. The text of a filter is only ever bound, never made part of SQL.
 */
public final class CallFilter {

  /** Every call. */
  public static final CallFilter ALL = new CallFilter("", null);

  private static final Set<FilterField> LANES =
      Set.of(FilterField.PROVIDER, FilterField.MODEL, FilterField.STATUS);

  private final String source;
  private final @Nullable FilterNode meaning;

  private CallFilter(String source, @Nullable FilterNode meaning) {
    this.source = source;
    this.meaning = meaning;
  }

  /**
   * Reads a filter; an empty one lets every call pass.
   *
   * @throws FilterProblem where it makes no sense; the message says what would
   */
  public static CallFilter parse(String source) {
    var meaning = FilterParser.parse(source);
    return meaning == null ? ALL : new CallFilter(source, meaning);
  }

  /** As it was written. */
  public String source() {
    return source;
  }

  @Nullable FilterNode meaning() {
    return meaning;
  }

  /** Whether it can be told from provider, model and status alone. */
  boolean asksOnlyForLanes() {
    return meaning == null || ofLanes(meaning);
  }

  private static boolean ofLanes(FilterNode node) {
    return switch (node) {
      case FilterNode.All all -> all.parts().stream().allMatch(CallFilter::ofLanes);
      case FilterNode.Any any -> any.parts().stream().allMatch(CallFilter::ofLanes);
      case FilterNode.Not not -> ofLanes(not.part());
      case FilterNode.Words words -> false;
      case FilterNode.Term term -> LANES.contains(term.field());
    };
  }

  /** The condition in SQL, with a {@code ?} for each of its values. */
  record Condition(String sql, List<Object> values) {
    Condition {
      values = List.copyOf(values);
    }
  }

  /** What a database is asked, at this moment. */
  Condition condition(Connection connection) throws SQLException {
    if (meaning == null) {
      return new Condition("1", List.of());
    }
    var sql = new FilterSql(InstantSource.system().instant(), new WordSearch(connection));
    return new Condition(sql.of(meaning), sql.values());
  }
}
