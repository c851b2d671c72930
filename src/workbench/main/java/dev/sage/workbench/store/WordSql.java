package dev.sage.workbench.store;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The condition that a text of a call has some words, over {@code call} as c and {@code content} as
 * x: by the index of words, or by looking at every text. Both have the same answer. Stateless.
 */
final class WordSql {

  /** {@code lower(...)} as SQLite does it, of the letters A to Z. */
  private static final String HAS = "instr(lower(%s), ?) > 0";

  private static final String BODIES =
      """
      worded (n) AS MATERIALIZED (
        SELECT b.n FROM body_words CROSS JOIN body b ON b.n = body_words.rowid
        WHERE body_words MATCH ? AND instr(lower(sage_text(b.codec, b.raw_bytes, b.data)), ?) > 0)\
      """;

  private static final String MESSAGES =
      """
      said (n) AS (
        SELECT m.n FROM worded w CROSS JOIN message m ON m.body_n = w.n
        UNION SELECT m.n FROM said s CROSS JOIN message m ON m.before_n = s.n)\
      """;

  private WordSql() {}

  /** Where to look. */
  enum Place {
    /** The text of the answer. */
    ANSWER,
    /** What was asked, everything that was answered, and the error. */
    CALL;

    List<String> bodies() {
      return this == ANSWER ? List.of("text") : List.of("text", "reasoning", "request");
    }

    List<String> rows() {
      return this == ANSWER ? List.of("text") : List.of("text", "reasoning", "refusal", "request");
    }
  }

  /**
   * By looking at every text.
   *
   * @param words in small letters
   * @param values takes one for each of its {@code ?}
   */
  static String read(Place place, String words, List<Object> values) {
    var parts = new ArrayList<String>();
    parts.add(HAS.formatted(ContentReader.TEXT));
    if (place == Place.CALL) {
      parts.add(HAS.formatted(ContentReader.REASONING));
      parts.add(HAS.formatted("x.refusal"));
      parts.add(HAS.formatted(ContentReader.REQUEST));
      parts.add(
          "x.messages IS NOT NULL AND EXISTS (SELECT 1 FROM %s WHERE %s)"
              .formatted(
                  ContentReader.chain("x.messages"), HAS.formatted(ContentReader.call("b"))));
      parts.add(HAS.formatted("c.error_message"));
    }
    values.addAll(Collections.nCopies(parts.size(), words));
    return "(" + String.join(" OR ", parts) + ")";
  }

  /**
   * By the index.
   *
   * @param match what it is asked
   */
  static String find(Place place, String words, String match, List<Object> values) {
    boolean call = place == Place.CALL;
    var ways = new ArrayList<String>();
    values.add(match);
    values.add(words);
    for (String column : place.bodies()) {
      ways.add(
          "SELECT y.call_n FROM worded w CROSS JOIN content y ON y.%s_body = w.n"
              .formatted(column));
    }
    if (call) {
      ways.add("SELECT y.call_n FROM said s CROSS JOIN content y ON y.messages = s.n");
    }
    ways.add(
        standing(
            "content y ON y.call_n",
            "y.call_n",
            place.rows().stream()
                .map(column -> HAS.formatted("y." + column))
                .collect(Collectors.joining(" OR "))));
    values.add(match);
    values.addAll(Collections.nCopies(place.rows().size(), words));
    if (call) {
      ways.add(standing("call e ON e.n", "e.n", HAS.formatted("e.error_message")));
      values.add(match);
      values.add(words);
    }
    return "c.n IN (WITH RECURSIVE "
        + BODIES
        + (call ? ", " + MESSAGES : "")
        + " "
        + String.join(" UNION ALL ", ways)
        + ")";
  }

  private static String standing(String table, String number, String has) {
    return """
        SELECT %s FROM call_words CROSS JOIN %s = call_words.rowid / 4
        WHERE call_words MATCH ? AND (%s)\
        """
        .formatted(number, table, has);
  }
}
