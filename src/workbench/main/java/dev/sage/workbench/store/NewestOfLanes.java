package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a page of the newest calls of a filter that asks only for provider, model and status: the
 * newest of each lane by an index, and the newest of these, however rare they are. Stateless.
 */
final class NewestOfLanes {

  /** A page further down is read over all calls. */
  private static final int DEEPEST = 2_000;

  private NewestOfLanes() {}

  /** Whether it knows all calls of the filter: not while calls of an older version are counted. */
  static boolean finds(Connection connection, CallQuery query) throws SQLException {
    return query.filter().meaning() != null
        && query.filter().asksOnlyForLanes()
        && (long) query.offset() + query.limit() <= DEEPEST
        && Sql.number(connection, "SELECT done >= upto FROM rollup_fill") == 1;
  }

  static List<StoredCall> page(Connection connection, CallQuery query) throws SQLException {
    var condition = query.filter().condition(connection);
    Long given = query.before();
    long before = given == null ? Long.MAX_VALUE : given;
    var values = new ArrayList<Object>();
    values.add(before);
    values.add(query.offset() + query.limit());
    values.addAll(condition.values());
    values.add(before);
    values.addAll(condition.values());
    values.add(query.limit());
    values.add(query.offset());
    // One statement, so that a call which ends meanwhile is not missed between two.
    String sql =
        """
        SELECT c.* FROM (
          SELECT q.n FROM lane c CROSS JOIN call q ON q.n IN (
            SELECT t.n FROM call t INDEXED BY call_target
            WHERE t.provider = c.provider AND t.model = c.model AND t.status = c.status AND t.n < ?
            ORDER BY t.n DESC LIMIT ?)
          WHERE c.kind = 'target' AND %s
          UNION ALL
          SELECT c.n FROM call c
          WHERE c.owner IS NOT NULL AND c.status = 'running' AND +c.n < ? AND %s) f
        CROSS JOIN call c ON c.n = f.n ORDER BY c.n DESC LIMIT ? OFFSET ?\
        """
            .formatted(condition.sql(), condition.sql());
    return CallReader.list(connection, sql, values);
  }
}
