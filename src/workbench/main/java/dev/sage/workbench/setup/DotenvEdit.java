package dev.sage.workbench.setup;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sets variables in the text of a {@code .env} file; all other lines stay as they are. */
final class DotenvEdit {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

  /** One of any variable; a value in double quotes goes on to their end, over lines too. */
  private static final Pattern ASSIGNMENT =
      Pattern.compile(
          "(?<![^\\r\\n])[ \\t\\uFEFF]*(?:export[ \\t]+)?"
              + "(?<rest>(?<name>[A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*=[ \\t]*"
              + "(?:\"[^\"\\\\]*+(?:\\\\[\\s\\S][^\"\\\\]*+)*+\")?[^\\r\\n]*)");

  private DotenvEdit() {}

  /** The text in which a variable has this value: its last line is changed, or one is added. */
  static String set(String text, String name, String value) {
    String line = name + "=" + quoted(value);
    MatchResult last = last(text, name);
    if (last != null) {
      return text.substring(0, last.start("rest")) + line + text.substring(last.end("rest"));
    }
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    return text + (text.isEmpty() || text.endsWith("\n") ? "" : end) + line + end;
  }

  private static @Nullable MatchResult last(String text, String name) {
    return ASSIGNMENT
        .matcher(text)
        .results()
        .filter(found -> found.group("name").equals(name))
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  /** Bare where that is safe; a reader of such files takes single quotes as they are. */
  private static String quoted(String value) {
    if (PLAIN.matcher(value).matches()) {
      return value;
    }
    if (value.chars().noneMatch(c -> c == '\'' || c == '\n' || c == '\r')) {
      return "'" + value + "'";
    }
    return '"'
        + value
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("$", "\\$")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
        + '"';
  }
}
