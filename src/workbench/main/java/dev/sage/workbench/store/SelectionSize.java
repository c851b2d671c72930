package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;

/**
 * How much the calls of a selection are. Immutable, thread-safe.
 *
 * @param calls how many would be deleted
 * @param bytes about how many the store has of them alone: frames, prompts and answers, and their
 *     share of the rows and indexes of all calls; texts that other calls have too are not counted
 * @param pinned how many pass the filter and stay because they are pinned
 * @param running how many pass the filter and stay because they run
 */
public record SelectionSize(long calls, long bytes, long pinned, long running) {

  private static final String ROWS =
      """
      SELECT sum(d.pgsize) FROM sqlite_schema s CROSS JOIN dbstat d ON d.name = s.name
      WHERE s.tbl_name IN ('call', 'attempt') AND s.rootpage > 0 AND d.aggregate = 0\
      """;

  static SelectionSize read(Connection connection, CallSelection selection) throws SQLException {
    var condition = selection.filter().condition(connection);
    var values = new ArrayList<Object>(condition.values());
    values.add(selection.newest());
    int pinnedToo = selection.pinnedToo() ? 1 : 0;
    values.add(pinnedToo);
    values.add(pinnedToo);
    try (var statement = connection.prepareStatement(sql(condition.sql()))) {
      Sql.bind(statement, values);
      try (var row = statement.executeQuery()) {
        row.next();
        long calls = row.getLong(1);
        return new SelectionSize(
            calls, row.getLong(2) + rows(connection, calls), row.getLong(3), row.getLong(4));
      }
    }
  }

  /** What so many calls have of all rows of calls and attempts, and of their indexes. */
  private static long rows(Connection connection, long calls) throws SQLException {
    long all = Sql.longNumber(connection, "SELECT count(*) FROM call");
    return all == 0 || calls == 0
        ? 0
        : Math.round((double) Sql.longNumber(connection, ROWS) * calls / all);
  }

  private static String sql(String passes) {
    return """
        WITH passing (n, running, pinned) AS MATERIALIZED (
          SELECT c.n, c.status = 'running',
            EXISTS (SELECT 1 FROM pin p WHERE p.id IN (c.id, c.run_id))
          %s),
        going (n) AS MATERIALIZED (
          SELECT n FROM passing WHERE NOT running AND (? OR NOT pinned))
        SELECT (SELECT count(*) FROM going),
          (SELECT coalesce(sum(length(b.entries) + length(b.bytes)), 0)
           FROM going g CROSS JOIN frame_block b ON b.call_n = g.n)
          + (SELECT coalesce(sum(octet_length(y.request) + octet_length(y.text)
              + octet_length(y.reasoning) + octet_length(y.refusal) + octet_length(y.tool_calls)
              + coalesce(length(q.data), 0) + coalesce(length(a.data), 0)
              + coalesce(length(r.data), 0)), 0)
            FROM going g CROSS JOIN content y ON y.call_n = g.n
            LEFT JOIN body q ON q.n = y.request_body AND q.uses = 1
            LEFT JOIN body a ON a.n = y.text_body AND a.uses = 1
            LEFT JOIN body r ON r.n = y.reasoning_body AND r.uses = 1),
          (SELECT count(*) FROM passing WHERE NOT running AND pinned AND NOT ?),
          (SELECT count(*) FROM passing WHERE running)\
        """
        .formatted(CallTables.where("(" + passes + ") AND c.n <= ?"));
  }
}
