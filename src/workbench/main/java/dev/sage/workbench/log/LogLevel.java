package dev.sage.workbench.log;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much a line matters, or how much is logged; the least first. */
public enum LogLevel {
  TRACE,
  DEBUG,
  INFO,
  WARN,
  ERROR;

  /** As it is written in files and settings. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** By its label, in either case. */
  public static Optional<LogLevel> of(String label) {
    return Arrays.stream(values())
        .filter(level -> level.label().equalsIgnoreCase(label))
        .findFirst();
  }

  /** Whether a line of this level is one for somebody who wants to see that level and above. */
  public boolean atLeast(LogLevel wanted) {
    return compareTo(wanted) >= 0;
  }
}
