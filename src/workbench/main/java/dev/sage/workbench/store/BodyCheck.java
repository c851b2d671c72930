package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether every text that is referred to is there, and counted right. Stateless. */
final class BodyCheck {

  private static final String REFERENCES =
      """
      WITH reference (n) AS (
        SELECT request_body FROM content WHERE request_body IS NOT NULL
        UNION ALL SELECT text_body FROM content WHERE text_body IS NOT NULL
        UNION ALL SELECT reasoning_body FROM content WHERE reasoning_body IS NOT NULL
        UNION ALL SELECT tool_calls_body FROM content WHERE tool_calls_body IS NOT NULL
        UNION ALL SELECT body_n FROM message),
      counted (n, uses) AS (SELECT n, count(*) FROM reference GROUP BY n)
      """;

  private static final String FOLLOWED =
      """
      WITH reference (n) AS (
        SELECT messages FROM content WHERE messages IS NOT NULL
        UNION ALL SELECT before_n FROM message WHERE before_n <> 0),
      counted (n, uses) AS (SELECT n, count(*) FROM reference GROUP BY n)
      """;

  private static final Map<String, String> QUESTIONS =
      Map.of(
          REFERENCES + "SELECT count(*) FROM counted WHERE n NOT IN (SELECT n FROM body)",
          "%d texts that calls refer to are not there.",
          REFERENCES
              + """
              SELECT count(*) FROM body b LEFT JOIN counted c ON c.n = b.n
              WHERE b.uses <> coalesce(c.uses, 0)\
              """,
          "%d texts are counted wrongly.",
          FOLLOWED + "SELECT count(*) FROM counted WHERE n NOT IN (SELECT n FROM message)",
          "%d messages that calls refer to are not there.",
          FOLLOWED
              + """
              SELECT count(*) FROM message m LEFT JOIN counted c ON c.n = m.n
              WHERE m.uses <> coalesce(c.uses, 0)\
              """,
          "%d messages are counted wrongly.");

  private BodyCheck() {}

  static List<String> problems(Connection connection) throws SQLException {
    var problems = new ArrayList<String>();
    for (var question : QUESTIONS.entrySet()) {
      long wrong = Sql.longNumber(connection, question.getKey());
      if (wrong > 0) {
        problems.add(question.getValue().formatted(wrong));
      }
    }
    return problems;
  }
}
