package dev.sage.workbench.setup;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Sets variables in the text of a {@code .env} file; all other lines stay as they are. */
final class DotenvEdit {

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+=,-]+");

  private DotenvEdit() {}

  /** The text in which a variable has this value: its last line is changed, or one is added. */
  static String set(String text, String name, String value) {
    String line = name + "=" + quoted(value);
    Matcher last = lastLine(text, name);
    if (last != null) {
      return text.substring(0, last.start("rest")) + line + text.substring(last.end("rest"));
    }
    String end = text.contains("\r\n") ? "\r\n" : "\n";
    return text + (text.isEmpty() || text.endsWith("\n") ? "" : end) + line + end;
  }

  private static @Nullable Matcher lastLine(String text, String name) {
    var pattern =
        Pattern.compile(
            "^[ \\t\\uFEFF]*(?:export[ \\t]+)?(?<rest>"
                + Pattern.quote(name)
                + "[ \\t]*=[^\\r\\n]*)",
            Pattern.MULTILINE);
    Matcher matcher = pattern.matcher(text);
    int start = -1;
    while (matcher.find()) {
      start = matcher.start();
    }
    return start >= 0 && matcher.find(start) ? matcher : null;
  }

  /** Bare where that is safe; a reader of such files takes single quotes as they are. */
  private static String quoted(String value) {
    if (PLAIN.matcher(value).matches()) {
      return value;
    }
    if (value.indexOf('\'') < 0) {
      return "'" + value + "'";
    }
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
