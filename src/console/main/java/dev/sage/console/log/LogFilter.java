package dev.sage.console.log;

import dev.sage.workbench.log.LogLevel;
import dev.sage.workbench.log.LogLine;
import java.util.regex.Pattern;

/** Which lines of the log are shown. Immutable, thread-safe. */
final class LogFilter {
  /** Every line. */
  static final LogFilter ALL = new LogFilter("", LogLevel.TRACE, "");

  private final String call;
  private final LogLevel least;
  private final String text;
  private final Pattern words;

  /**
   * A filter.
   *
   * @param call a part of our id of a call, or of the provider's; empty for any line
   * @param least the lowest level
   * @param text what stands in message, error or logger, in either case; empty for anything
   */
  LogFilter(String call, LogLevel least, String text) {
    this.call = call.strip();
    this.least = least;
    this.text = text.strip();
    this.words = Pattern.compile(this.text, Pattern.LITERAL | Pattern.CASE_INSENSITIVE);
  }

  boolean passes(LogLine line) {
    return line.level().atLeast(least)
        && (call.isEmpty() || line.call().contains(call) || line.providerCall().contains(call))
        && (text.isEmpty() || found(line.text()) || found(line.error()) || found(line.logger()));
  }

  private boolean found(String in) {
    return words.matcher(in).find();
  }
}
