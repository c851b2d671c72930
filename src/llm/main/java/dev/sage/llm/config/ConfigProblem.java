package dev.sage.llm.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that is wrong with the configuration, with its place and its cure. Immutable,
 * thread-safe; shows no secret and no text of a line that could not be read.
 *
 * @param code what kind of problem
 * @param severity whether the setting can't be used
 * @param path the setting, or empty where it is about a whole source
 * @param where where it stands; null where nothing stands anywhere
 * @param summary what is wrong, in one sentence without a full stop
 * @param found what is there, as far as it may be shown
 * @param expected what should be there
 * @param suggestion the known name that was probably meant
 * @param fix what to do; a command that can be pasted where there is one
 */
public record ConfigProblem(
    ConfigCode code,
    Severity severity,
    String path,
    @Nullable ConfigOrigin where,
    String summary,
    @Nullable String found,
    @Nullable String expected,
    @Nullable String suggestion,
    String fix) {

  /** How bad it is. */
  public enum Severity {
    /** The setting can't be used, and nothing takes its place. */
    ERROR,
    /** It can be used, but probably does not do what was meant. */
    WARNING,
    /** It works, and could be better. */
    HINT;

    /** {@return the name in JSON: {@code error}} */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static ConfigProblem error(
      ConfigCode code, String path, @Nullable ConfigOrigin where, String summary, String fix) {
    return new ConfigProblem(code, Severity.ERROR, path, where, summary, null, null, null, fix);
  }

  static ConfigProblem warning(
      ConfigCode code, String path, @Nullable ConfigOrigin where, String summary, String fix) {
    return new ConfigProblem(code, Severity.WARNING, path, where, summary, null, null, null, fix);
  }

  ConfigProblem withSeverity(Severity value) {
    return new ConfigProblem(code, value, path, where, summary, found, expected, suggestion, fix);
  }

  ConfigProblem withFound(@Nullable String value) {
    return new ConfigProblem(
        code, severity, path, where, summary, value, expected, suggestion, fix);
  }

  ConfigProblem withExpected(@Nullable String value) {
    return new ConfigProblem(code, severity, path, where, summary, found, value, suggestion, fix);
  }

  ConfigProblem withSuggestion(@Nullable String value) {
    return new ConfigProblem(code, severity, path, where, summary, found, expected, value, fix);
  }

  /** {@return the same in a sentence or two, for the error of a call} */
  public String message() {
    return "%s%s. %s (%s)"
        .formatted(summary, where == null ? "" : " (" + where.shown() + ")", fix, code.id());
  }

  /** {@return one line for code and summary, and one for each of the other facts, aligned} */
  public String text() {
    var text = new StringBuilder(code.id()).append("  ").append(summary);
    line(text, "where", where == null ? null : where.shown());
    line(text, "setting", path.isEmpty() ? null : path);
    line(text, "found", found);
    line(text, "expected", expected);
    line(text, "did you mean", suggestion == null ? null : "\"" + suggestion + "\"?");
    line(text, "do", fix);
    return text.toString();
  }

  private static void line(StringBuilder text, String name, @Nullable String value) {
    if (value != null) {
      text.append("\n  ").append(name).append(" ".repeat(14 - name.length())).append(value);
    }
  }
}
