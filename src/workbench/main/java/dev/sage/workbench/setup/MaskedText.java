package dev.sage.workbench.setup;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a configuration file as it may be shown: values that are keys, or could be, are dots.
 * Works on broken files too, where it rather hides too much. Stateless.
 */
final class MaskedText {

  private static final String DOTS = "••••";
  private static final String HIDDEN = '"' + DOTS + '"';

  /** What a variable holds of which nobody makes a secret. */
  private static final Pattern OPEN_VARIABLE =
      Pattern.compile(
          "(?i).*(_URL|_BASE|_ENDPOINT|_HOST|_PROFILE|_MODEL|_PROXY|_FILE|_REGION|_ORG_ID|_PROJECT_ID)"
              + "|NO_PROXY|SAGE_PROFILE|SAGE_MODEL");

  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?<name>\\s*(?:export\\s+)?[A-Za-z_][A-Za-z0-9_.-]*)\\s*=(?<value>.*)");

  private static final String TEXT = "\"(?:[^\"\\\\\n]|\\\\.)*+\"?";

  /** A comment; a name with its text; a text that is a name, or stands in a list. */
  private static final Pattern PIECE =
      Pattern.compile(
          "(?<comment>//[^\n]*|/\\*[\\s\\S]*?\\*/)"
              + "|(?<name>%1$s)(?<colon>\\s*:\\s*)(?<value>%1$s)|%1$s(?<named>\\s*:)?"
                  .formatted(TEXT));

  private static final Pattern OPEN_MEMBER =
      Pattern.compile(
          "\"(\\$schema|version|profile|extends|model|wireFormat|auth|env|keychain|file|caFile"
              + "|connect|headers|firstToken|idle|total|organization|project|maxTokensField|user)\"");

  private static final Pattern ADDRESS_MEMBER = Pattern.compile("\"(baseUrl|url)\"");
  private static final Pattern LOGIN = Pattern.compile("//[^/@\\s\"]*@");

  private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9_+=-]{16,}");

  private MaskedText() {}

  /** A {@code .env} file: every value but those of variables that name no secret. */
  static String dotenv(String text) {
    var masked = new StringBuilder();
    boolean open = false; // within a quoted value of several lines
    for (String line : text.split("(?<=\n)", -1)) {
      masked.append(open ? DOTS + end(line) : line(line));
      boolean quote = quotes(line) % 2 == 1;
      open = quote != open;
    }
    return masked.toString();
  }

  private static String line(String line) {
    String content = line.stripTrailing();
    if (content.isBlank() || content.stripLeading().startsWith("#")) {
      return content.contains("=") ? "# " + DOTS + end(line) : line;
    }
    Matcher assignment = ASSIGNMENT.matcher(content);
    if (!assignment.matches()) {
      return DOTS + end(line);
    }
    String name = assignment.group("name").strip().replaceFirst("export\\s+", "");
    String value = assignment.group("value");
    boolean shown = OPEN_VARIABLE.matcher(name).matches() || value.isBlank();
    return assignment.group("name")
        + "="
        + (shown ? LOGIN.matcher(value).replaceAll("//" + DOTS + "@") : DOTS)
        + end(line);
  }

  private static String end(String line) {
    return line.substring(line.stripTrailing().length());
  }

  private static long quotes(String line) {
    return line.chars().filter(c -> c == '"').count();
  }

  /** A JSON file: every text but those of settings that name no secret. */
  static String json(String text) {
    return PIECE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(piece(found)));
  }

  private static String piece(MatchResult found) {
    if (found.group("comment") != null) {
      return LONG_WORD.matcher(found.group()).replaceAll(DOTS);
    }
    if (found.group("name") != null) {
      return found.group("name")
          + found.group("colon")
          + value(found.group("name"), found.group("value"));
    }
    return found.group("named") == null ? HIDDEN : found.group();
  }

  /** A file that is no JSON: whatever could be a key besides. */
  static String broken(String text) {
    return LONG_WORD.matcher(json(text)).replaceAll(DOTS);
  }

  private static String value(String name, String value) {
    if (OPEN_MEMBER.matcher(name).matches()) {
      return value;
    }
    return ADDRESS_MEMBER.matcher(name).matches()
        ? LOGIN.matcher(value).replaceAll("//" + DOTS + "@")
        : HIDDEN;
  }
}
