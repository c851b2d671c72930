package dev.sage.llm.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code .env} file: {@code NAME=value} a line, {@code export} before it or not, {@code #}
 * comments at the beginning of a line and behind white space. In double quotes a value may have
 * several lines and the escapes {@code \n \r \t \" \\ \$}; in single quotes it is taken as it is.
 * Nothing is expanded and nothing is run. One use, one thread.
 */
final class DotenvReader {

  private static final Pattern START =
      Pattern.compile("[ \\t]*(?:export[ \\t]+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*=");
  private static final Pattern NOTHING = Pattern.compile("[ \\t]*(?:#.*)?");
  private static final Pattern COMMENT = Pattern.compile("[ \\t]+#");
  private static final Pattern EXPANSION = Pattern.compile("\\$[{(]|`[^`]+`");

  private static final int SHORTEST_KEY = 20;

  private final List<String> lines;
  private final List<Dotenv.Entry> entries = new ArrayList<>();
  private final List<Dotenv.Fault> faults = new ArrayList<>();
  private final HashMap<String, Integer> seen = new HashMap<>();
  private int at;

  private DotenvReader(String text) {
    lines = List.of(text.split("\r\n|\r|\n", -1));
  }

  static Dotenv read(String text) {
    var reader = new DotenvReader(text);
    while (reader.at < reader.lines.size()) {
      reader.line();
    }
    return new Dotenv(reader.entries, reader.faults);
  }

  private void line() {
    var line = lines.get(at);
    if (NOTHING.matcher(line).matches()) {
      at++;
      return;
    }
    var start = START.matcher(line);
    if (!start.lookingAt() || random(start.group(1))) {
      syntax("", at, firstColumn(line), "The line is no assignment");
      at++;
      return;
    }
    var name = start.group(1);
    int column = start.start(1) + 1;
    int number = at;
    int from = start.end();
    while (from < line.length() && " \t".indexOf(line.charAt(from)) >= 0) {
      from++;
    }
    char quote = from < line.length() ? line.charAt(from) : 0;
    var value =
        switch (quote) {
          case '"' -> doubleQuoted(name, line.substring(from), from);
          case '\'' -> singleQuoted(name, line.substring(from), from);
          default -> plain(line.substring(start.end()));
        };
    if (value != null) {
      add(new Dotenv.Entry(name, value, number + 1, column), quote != '\'');
    }
  }

  /** Base64 ends with an equals sign: a key alone in its line is no name, which is shown. */
  private static boolean random(String name) {
    return name.length() >= SHORTEST_KEY
        && name.chars().anyMatch(Character::isUpperCase)
        && name.chars().anyMatch(Character::isLowerCase)
        && name.chars().anyMatch(Character::isDigit);
  }

  private void add(Dotenv.Entry entry, boolean othersWouldExpand) {
    var earlier = seen.put(entry.name(), entry.line());
    if (earlier != null) {
      faults.add(
          fault(
              ConfigCode.DOTENV_DUPLICATE,
              entry,
              "%s stands twice; line %d is not used".formatted(entry.name(), earlier)));
      entries.removeIf(other -> other.name().equals(entry.name()));
    }
    if (othersWouldExpand && EXPANSION.matcher(entry.value()).find()) {
      faults.add(
          fault(
              ConfigCode.DOTENV_EXPANSION,
              entry,
              "The value of %s has a variable or a command in it, which is not expanded"
                  .formatted(entry.name())));
    }
    entries.add(entry);
  }

  private static Dotenv.Fault fault(ConfigCode code, Dotenv.Entry entry, String message) {
    return new Dotenv.Fault(code, entry.name(), entry.line(), entry.column(), message);
  }

  private String plain(String rest) {
    at++;
    var comment = COMMENT.matcher(rest);
    return (comment.find() ? rest.substring(0, comment.start()) : rest).strip();
  }

  private @Nullable String singleQuoted(String name, String rest, int column) {
    int end = rest.indexOf('\'', 1);
    int line = at++;
    if (end < 0) {
      syntax(name, line, column + 1, "The value of " + name + " has a quote that does not end");
      return null;
    }
    return closed(name, line, column, rest, end) ? rest.substring(1, end) : null;
  }

  private @Nullable String doubleQuoted(String name, String rest, int column) {
    int first = at;
    var value = new StringBuilder();
    var line = rest;
    int from = 1;
    int offset = column;
    while (true) {
      int end = unescape(line, from, value);
      if (end >= 0) {
        int last = at++;
        return closed(name, last, offset, line, end) ? value.toString() : null;
      }
      if (at + 1 == lines.size()) {
        // What follows may be sound lines: the quote is what is wrong.
        at = first + 1;
        syntax(name, first, column + 1, "The value of " + name + " has a quote that does not end");
        return null;
      }
      value.append('\n');
      line = lines.get(++at);
      from = 0;
      offset = 0;
    }
  }

  /** Takes a line up to the closing quote; where that stands, or -1. */
  private static int unescape(String line, int from, StringBuilder value) {
    for (int i = from; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        return i;
      }
      int escape = c == '\\' && i + 1 < line.length() ? "nrt\"\\$".indexOf(line.charAt(i + 1)) : -1;
      if (escape >= 0) {
        value.append("\n\r\t\"\\$".charAt(escape));
        i++;
      } else {
        value.append(c);
      }
    }
    return -1;
  }

  private boolean closed(String name, int line, int column, String text, int quote) {
    if (NOTHING.matcher(text.substring(quote + 1)).matches()) {
      return true;
    }
    syntax(
        name,
        line,
        column + quote + 2,
        "Something stands behind the closing quote of the value of " + name);
    return false;
  }

  private void syntax(String name, int line, int column, String message) {
    faults.add(new Dotenv.Fault(ConfigCode.DOTENV_SYNTAX, name, line + 1, column, message));
  }

  private static int firstColumn(String line) {
    return line.length() - line.stripLeading().length() + 1;
  }
}
