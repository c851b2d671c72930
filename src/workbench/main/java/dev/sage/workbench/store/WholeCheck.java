package dev.sage.workbench.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Looks at everything in the file, a table at a time. In one piece nobody could say how far it is:
 * SQLite counts the steps of its machine, and how many there will be is known only at the end.
 * Stateless.
 */
final class WholeCheck {

  /** More of one kind say nothing new. */
  private static final int FOUND = 20;

  /** After the tables: pages, references, texts, sums. */
  private static final int MORE = 4;

  private WholeCheck() {}

  /**
   * What is wrong.
   *
   * @param sums of what can be counted anew
   */
  record Found(List<String> damaged, List<String> sums) {
    StoreCheck check(StoreInfo info) {
      var problems = new ArrayList<>(damaged);
      problems.addAll(sums);
      return new StoreCheck(info, problems, damaged.isEmpty() && !sums.isEmpty());
    }
  }

  static Found run(Connection connection, Consumer<CheckStep> progress) throws SQLException {
    var tables =
        Sql.texts(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
    int of = tables.size() + MORE;
    int number = 0;
    // What is wrong with a table is found again when the pages are looked at.
    Set<String> problems = new LinkedHashSet<>();
    for (String table : tables) {
      progress.accept(new CheckStep(CheckStep.Kind.TABLE, table, ++number, of));
      problems.addAll(
          found(connection, "integrity_check(\"%s\")".formatted(table.replace("\"", "\"\""))));
    }
    progress.accept(new CheckStep(CheckStep.Kind.PAGES, "", ++number, of));
    problems.addAll(quick(connection));
    progress.accept(new CheckStep(CheckStep.Kind.REFERENCES, "", ++number, of));
    for (String table : Sql.texts(connection, "PRAGMA foreign_key_check")) {
      problems.add("A row of the table " + table + " refers to one that is not there.");
    }
    progress.accept(new CheckStep(CheckStep.Kind.TEXTS, "", ++number, of));
    problems.addAll(BodyCheck.problems(connection));
    progress.accept(new CheckStep(CheckStep.Kind.SUMS, "", ++number, of));
    // What is damaged can't be counted: the attempt would hide what was found.
    List<String> sums = problems.isEmpty() ? RollupCheck.problems(connection) : List.of();
    return new Found(new ArrayList<>(problems), sums);
  }

  /** The file as a whole, without what its indexes have. */
  static List<String> quick(Connection connection) throws SQLException {
    return found(connection, "quick_check(" + FOUND + ")");
  }

  private static List<String> found(Connection connection, String pragma) throws SQLException {
    var problems = new ArrayList<>(Sql.texts(connection, "PRAGMA " + pragma));
    problems.remove("ok");
    return problems.subList(0, Math.min(FOUND, problems.size()));
  }
}
