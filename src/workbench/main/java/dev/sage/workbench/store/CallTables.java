package dev.sage.workbench.store;

import java.util.regex.Pattern;

/**
 * The tables that a condition over calls is asked of. SQLite leaves out a joined table that nothing
 * reads from a query of rows, but looks into it for each row that an aggregate counts: fifteen
 * times the time over a million calls. Stateless.
 */
public final class CallTables {
  private static final Pattern READS_CONTENT = Pattern.compile("\\bx\\.");

  private CallTables() {}

  /**
   * {@code FROM} these tables {@code WHERE} the condition.
   *
   * @param condition over {@code call} (as c) and {@code content} (as x), with a {@code ?} for
   *     whatever a person wrote
   */
  public static String where(String condition) {
    String content =
        READS_CONTENT.matcher(condition).find() ? " LEFT JOIN content x ON x.call_n = c.n" : "";
    return " FROM call c" + content + " WHERE " + condition;
  }
}
