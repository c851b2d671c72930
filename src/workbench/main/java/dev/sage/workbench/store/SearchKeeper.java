package dev.sage.workbench.store;

import dev.sage.llm.redaction.ContentClass;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that there is an index of words where one is wanted, and none where prompts or answers
 * are not kept in words. Used by the writer's thread, but for {@link #wanted}.
 */
final class SearchKeeper {

  private final Connection connection;
  private final Clean clean;
  private final SearchFill fill;
  private volatile @Nullable Boolean wanted;

  SearchKeeper(Connection connection, Clean clean) {
    this.connection = connection;
    this.clean = clean;
    this.fill = new SearchFill(connection);
  }

  /** From any thread; until then an index stays, or is missed by nobody. */
  void wanted(boolean value) {
    wanted = value;
  }

  /**
   * Makes or drops it, in the transaction that is open, before anything is written in it.
   *
   * @return whether there is one now that was not there
   */
  boolean settle() throws SQLException {
    if (asWanted()) {
      return false;
    }
    if (SearchIndex.there(connection)) {
      SearchIndex.drop(connection);
      return false;
    }
    SearchIndex.make(connection);
    return true;
  }

  private boolean asWanted() throws SQLException {
    boolean words = clean.keeps(ContentClass.PROMPT) && clean.keeps(ContentClass.RESPONSE);
    Boolean asked = wanted;
    if (words && asked == null) {
      return true;
    }
    return SearchIndex.there(connection) == (words && Boolean.TRUE.equals(asked));
  }

  /** A slice of what is older than it, in a transaction of its own; returns whether more is. */
  boolean some() throws SQLException {
    if (asWanted() && !fill.left()) {
      return false;
    }
    try {
      Sql.begin(connection);
      settle();
      boolean more = fill.some();
      connection.commit();
      return more;
    } catch (SQLException e) {
      Sql.rollBack(connection);
      throw e;
    }
  }
}
