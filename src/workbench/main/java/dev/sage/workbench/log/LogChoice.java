package dev.sage.workbench.log;

import org.jspecify.annotations.Nullable;

/**
 * What whoever starts a program says of its log. Immutable, thread-safe.
 *
 * @param file its name, without its ending: processes that run at the same time have one each
 * @param format null for that of the configuration
 * @param verbose whether all of Sage tells what it does
 */
public record LogChoice(String file, @Nullable LogFormat format, boolean verbose) {

  /** Of a command that says nothing of it. */
  public static final LogChoice COMMAND = new LogChoice("sage", null, false);

  /** The name of all that is Sage's own. */
  private static final String ALL = "dev.sage";

  public LogChoice withFile(String value) {
    return new LogChoice(value, format, verbose);
  }

  /** What holds where the configuration says that. */
  public LogSettings over(LogSettings configured) {
    var settings = format == null ? configured : configured.withFormat(format);
    return verbose ? settings.withLevel(ALL, LogLevel.DEBUG) : settings;
  }
}
