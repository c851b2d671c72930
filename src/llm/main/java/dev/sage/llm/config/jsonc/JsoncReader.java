package dev.sage.llm.config.jsonc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259) with comments and trailing commas. One use, one thread. Nested deeper than
 * {@value #MAX_DEPTH} is a fault. A missing comma is reported and read over; behind any other break
 * nothing is read.
 */
public final class JsoncReader {

  /** How deep objects and lists may be nested. */
  public static final int MAX_DEPTH = 64;

  private static final int MAX_FAULTS = 50;
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_+.-]+");

  private final JsoncCursor cursor;
  private final List<JsoncFault> faults = new ArrayList<>();
  private boolean broken;
  private int depth;

  private JsoncReader(String text) {
    cursor = new JsoncCursor(text);
  }

  /**
   * {@return what a text says, and what is wrong with it; a byte order mark before it is skipped}
   *
   * @param text the text
   */
  public static JsoncDocument read(String text) {
    var reader = new JsoncReader(text);
    var root = reader.document();
    return new JsoncDocument(text, root, reader.faults);
  }

  private @Nullable JsoncNode document() {
    skip();
    if (cursor.atEnd()) {
      syntax("there is nothing in it");
      return null;
    }
    var root = value();
    skip();
    if (!broken && !cursor.atEnd()) {
      syntax("something stands behind the end");
    }
    return root;
  }

  private @Nullable JsoncNode value() {
    return switch (cursor.peek()) {
      case '{' -> nested(this::members);
      case '[' -> nested(this::items);
      case '"' -> text();
      case '\'' -> {
        syntax("a text stands in double quotes, not in single ones");
        yield null;
      }
      default -> word();
    };
  }

  private interface Body {
    JsoncNode read();
  }

  private @Nullable JsoncNode nested(Body body) {
    if (depth == MAX_DEPTH) {
      syntax("it is nested more than " + MAX_DEPTH + " deep");
      return null;
    }
    depth++;
    var node = body.read();
    depth--;
    return node;
  }

  private JsoncNode members() {
    var from = cursor.mark();
    var members = new ArrayList<JsoncNode.Member>();
    var names = new HashSet<String>();
    cursor.next();
    while (more('}', "\"}\"")) {
      var member = member();
      if (member != null) {
        keep(member, members, names);
      }
      comma('}');
    }
    return new JsoncNode.Members(members, cursor.since(from));
  }

  private void keep(JsoncNode.Member member, List<JsoncNode.Member> members, Set<String> names) {
    var name = member.name();
    var span = member.nameSpan();
    if (name.codePoints().anyMatch(JsoncReader::hidden)) {
      fault(JsoncFault.Kind.HIDDEN, span, "a name has characters that can't be seen");
      return;
    }
    if (!names.add(name)) {
      fault(JsoncFault.Kind.DUPLICATE, span, "the name stands twice in the same object");
    }
    members.add(member);
  }

  /** Control, direction and other format characters. */
  private static boolean hidden(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }

  private JsoncNode.@Nullable Member member() {
    if (cursor.peek() != '"') {
      syntax("a name in double quotes is expected");
      return null;
    }
    var name = text();
    skip();
    if (name == null || broken || cursor.peek() != ':') {
      syntax("a colon is expected behind the name");
      return null;
    }
    cursor.next();
    skip();
    var value = value();
    return value == null ? null : new JsoncNode.Member(name.value(), name.span(), value);
  }

  private JsoncNode items() {
    var from = cursor.mark();
    var items = new ArrayList<JsoncNode>();
    cursor.next();
    while (more(']', "\"]\"")) {
      var item = value();
      if (item != null) {
        items.add(item);
      }
      comma(']');
    }
    return new JsoncNode.Items(items, cursor.since(from));
  }

  /** Whether a further member or item begins; takes the closing bracket where none does. */
  private boolean more(char close, String shown) {
    skip();
    if (broken) {
      return false;
    }
    if (cursor.atEnd()) {
      syntax("it breaks off: " + shown + " is missing at the end");
      return false;
    }
    if (cursor.peek() != close) {
      return true;
    }
    cursor.next();
    return false;
  }

  private void comma(char close) {
    skip();
    if (broken || cursor.atEnd() || cursor.peek() == close) {
      return;
    }
    if (cursor.peek() == ',') {
      cursor.next();
      return;
    }
    boolean goesOn = "\"{[".indexOf(cursor.peek()) >= 0;
    fault(JsoncFault.Kind.SYNTAX, cursor.since(cursor.mark()), "a comma is missing");
    broken = !goesOn || faults.size() >= MAX_FAULTS;
  }

  private JsoncNode.@Nullable Text text() {
    var from = cursor.mark();
    cursor.next();
    var value = new StringBuilder();
    while (true) {
      char c = cursor.peek();
      if (cursor.atEnd() || c < 0x20) {
        syntax("a text does not end before the line does");
        return null;
      }
      cursor.next();
      if (c == '"') {
        return new JsoncNode.Text(value.toString(), cursor.since(from));
      }
      if (c != '\\') {
        value.append(c);
      } else if (!escape(value)) {
        syntax("a backslash in a text is followed by something that is no escape");
        return null;
      }
    }
  }

  private boolean escape(StringBuilder value) {
    char c = cursor.peek();
    int simple = "\"\\/bfnrt".indexOf(c);
    if (simple >= 0) {
      cursor.next();
      value.append("\"\\/\b\f\n\r\t".charAt(simple));
      return true;
    }
    int unit = c == 'u' ? cursor.hex(1) : -1;
    if (unit < 0) {
      return false;
    }
    cursor.next(5);
    value.append((char) unit);
    return true;
  }

  private @Nullable JsoncNode word() {
    var from = cursor.mark();
    var found = cursor.match(WORD);
    var span = cursor.since(from);
    switch (found) {
      case "true" -> {
        return new JsoncNode.Word(true, span);
      }
      case "false" -> {
        return new JsoncNode.Word(false, span);
      }
      case "null" -> {
        return new JsoncNode.Word(null, span);
      }
      default -> {
        if (NUMBER.matcher(found).matches()) {
          return new JsoncNode.Digits(found, span);
        }
        broken(span, found.isEmpty() ? "a value is expected" : "this is no value");
        return null;
      }
    }
  }

  private void skip() {
    if (!cursor.skipSpaceAndComments()) {
      syntax("a comment that begins with /* does not end");
    }
  }

  private void syntax(String message) {
    broken(cursor.since(cursor.mark()), message);
  }

  /** Only the first break is one: what follows from it is not worth a line. */
  private void broken(JsoncSpan at, String message) {
    if (!broken) {
      fault(JsoncFault.Kind.SYNTAX, at, message);
    }
    broken = true;
  }

  private void fault(JsoncFault.Kind kind, JsoncSpan at, String message) {
    if (faults.size() < MAX_FAULTS) {
      faults.add(new JsoncFault(kind, at.line(), at.column(), message));
    }
  }
}
