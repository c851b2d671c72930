package dev.sage.workbench.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts that are stored once, however many calls have them, and counted: whoever takes one gives it
 * back when it goes. To be used in a transaction, by one thread.
 */
final class Bodies {

  /** The message before the first. */
  static final long NONE = 0;

  private final Statements statements;

  Bodies(Connection connection) {
    this(new Statements(connection));
  }

  Bodies(Statements statements) {
    this.statements = statements;
  }

  /** The number of a text's body, from now on used once more. */
  long take(String text) throws SQLException {
    byte[] bytes = text.getBytes(UTF_8);
    byte[] hash = BodyText.hash(bytes);
    Long known = statements.number("SELECT n FROM body WHERE hash = ?", hash);
    if (known != null) {
      statements.run("UPDATE body SET uses = uses + 1 WHERE n = ?", known);
      return known;
    }
    var packed = BodyText.pack(bytes);
    statements.run(
        "INSERT INTO body (hash, codec, raw_bytes, uses, data) VALUES (?, ?, ?, 1, ?)",
        hash,
        packed.codec(),
        packed.rawBytes(),
        packed.data());
    return inserted();
  }

  /** The last of these messages, in order, from now on used once more. */
  long takeMessages(List<String> messages) throws SQLException {
    long last = NONE;
    for (String text : messages) {
      last = follow(last, text);
    }
    if (last != NONE) {
      statements.run("UPDATE message SET uses = uses + 1 WHERE n = ?", last);
    }
    return last;
  }

  private long follow(long before, String text) throws SQLException {
    byte[] bytes = text.getBytes(UTF_8);
    Long known =
        statements.number(
            """
            SELECT m.n FROM body b JOIN message m ON m.before_n = ? AND m.body_n = b.n
            WHERE b.hash = ?\
            """,
            before,
            BodyText.hash(bytes));
    if (known != null) {
      return known;
    }
    long body = take(text);
    statements.run("INSERT INTO message (before_n, body_n, uses) VALUES (?, ?, 0)", before, body);
    long number = inserted();
    if (before != NONE) {
      statements.run("UPDATE message SET uses = uses + 1 WHERE n = ?", before);
    }
    return number;
  }

  /** One use less; the last takes it away. */
  void giveBack(@Nullable Long body) throws SQLException {
    if (body != null) {
      statements.run("UPDATE body SET uses = uses - 1 WHERE n = ?", body);
      statements.run("DELETE FROM body WHERE n = ? AND uses <= 0", body);
    }
  }

  /** The same for a message and those before it that nothing else has. */
  void giveBackMessages(@Nullable Long message) throws SQLException {
    long number = message == null ? NONE : message;
    while (number != NONE) {
      statements.run("UPDATE message SET uses = uses - 1 WHERE n = ?", number);
      Long body = statements.number("SELECT body_n FROM message WHERE n = ? AND uses <= 0", number);
      if (body == null) {
        return;
      }
      Long before = statements.number("SELECT before_n FROM message WHERE n = ?", number);
      statements.run("DELETE FROM message WHERE n = ?", number);
      giveBack(body);
      number = before == null ? NONE : before;
    }
  }

  private long inserted() throws SQLException {
    Long number = statements.number("SELECT last_insert_rowid()");
    return number == null ? NONE : number;
  }
}
