package dev.sage.workbench.store;

import dev.sage.workbench.store.FilterNode.Value;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * A filter as a condition over the tables {@code call} (as c) and {@code content} (as x). What the
 * person wrote is only ever bound, never made part of SQL. Not thread-safe.
 */
final class FilterSql {

  /** What words without a field are looked for in, beside the answer. */
  private static final String TARGET = "c.provider || '/' || c.model";

  private final Instant now;
  private final WordSearch search;
  private final List<Object> values = new ArrayList<>();

  /**
   * @param now what {@code since:1h} counts from
   * @param search whether the index of words helps
   */
  FilterSql(Instant now, WordSearch search) {
    this.now = now;
    this.search = search;
  }

  /** One for each {@code ?} of {@link #of}. */
  List<Object> values() {
    return values;
  }

  String of(FilterNode node) throws SQLException {
    return switch (node) {
      case FilterNode.All all -> joined(all.parts(), " AND ");
      case FilterNode.Any any -> joined(any.parts(), " OR ");
      // What is unknown does not hold, so its negation does.
      case FilterNode.Not not -> "NOT coalesce(" + of(not.part()) + ", 0)";
      case FilterNode.Words words ->
          "("
              + contains(TARGET, words.text())
              + " OR "
              + words(WordSql.Place.ANSWER, words.text())
              + ")";
      case FilterNode.Term term -> "(" + term(term) + ")";
    };
  }

  private String joined(List<FilterNode> parts, String by) throws SQLException {
    var joined = new StringJoiner(by, "(", ")");
    for (FilterNode part : parts) {
      joined.add(of(part));
    }
    return joined.toString();
  }

  private String words(WordSql.Place place, String text) throws SQLException {
    String words = lower(text);
    var match = search.match(words);
    return match.isPresent()
        ? WordSql.find(place, words, match.get(), values)
        : WordSql.read(place, words, values);
  }

  private String term(FilterNode.Term term) throws SQLException {
    if (term.field() == FilterField.TEXT && term.value() instanceof Value.Text text) {
      return words(WordSql.Place.CALL, text.text());
    }
    if (term.field() == FilterField.REQID && term.value() instanceof Value.Text text) {
      return identified(text.text());
    }
    if (term.field() == FilterField.RUN && term.value() instanceof Value.Text text) {
      return "c.run_id IN (SELECT r.id FROM run r WHERE " + contains("r.id", text.text()) + ")";
    }
    String column = term.field().column();
    return switch (term.value()) {
      case Value.Text text ->
          switch (term.field().kind()) {
            case PART -> contains(column, text.text());
            case TAG -> tagged(text.text());
            default -> same(term.field(), column, text.text());
          };
      case Value.Has has -> has.flag().sql();
      case Value.Count count -> compared(column, term.operator().sql(), count.number());
      case Value.Span span -> compared(column, term.operator().sql(), span.nanos());
      case Value.Money money -> compared(column, term.operator().sql(), money.dollars());
      case Value.Ago ago -> moment(term.field(), now.minus(ago.time()));
      case Value.At at -> moment(term.field(), at.moment());
    };
  }

  private String moment(FilterField field, Instant moment) {
    return compared(
        field.column(),
        field == FilterField.SINCE ? ">=" : "<",
        ChronoUnit.MICROS.between(Instant.EPOCH, moment));
  }

  private String tagged(String text) {
    int equals = text.indexOf('=');
    String name =
        compared("lower(t.name)", "=", lower(equals < 0 ? text : text.substring(0, equals)));
    String value =
        equals < 0
            ? ""
            : " AND " + compared("lower(t.value)", "=", lower(text.substring(equals + 1)));
    return "c.id IN (SELECT t.call_id FROM tag t WHERE " + name + value + ")";
  }

  /** Each of its ids is in an index of its own, which is a tenth of what there is of a call. */
  private String identified(String text) {
    return "c.n IN (SELECT i.n FROM call i WHERE "
        + contains("i.id", text)
        + " UNION ALL SELECT i.n FROM call i WHERE i.provider_request_id IS NOT NULL AND "
        + contains("i.provider_request_id", text)
        + " UNION ALL SELECT i.n FROM call i WHERE i.response_id IS NOT NULL AND "
        + contains("i.response_id", text)
        + ")";
  }

  /** What only Sage writes has small letters, and can be found by an index. */
  private String same(FilterField field, String column, String text) {
    return compared(field.choices().isEmpty() ? "lower(" + column + ")" : column, "=", lower(text));
  }

  private String compared(String left, String operator, Object value) {
    values.add(value);
    return left + " " + operator + " ?";
  }

  private String contains(String column, String value) {
    values.add(lower(value));
    return "instr(lower(" + column + "), ?) > 0";
  }

  /** As SQLite does it: other letters than A to Z stay. */
  static String lower(String text) {
    var lower = new StringBuilder(text);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      if (c >= 'A' && c <= 'Z') {
        lower.setCharAt(i, (char) (c + 32));
      }
    }
    return lower.toString();
  }
}
