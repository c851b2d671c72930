package dev.sage.workbench.log;

import dev.sage.llm.config.Config;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much is logged, and how it is written. Immutable, thread-safe.
 *
 * @param levels by package or class; what is below one has its level unless it has its own
 */
public record LogSettings(LogFormat format, SortedMap<String, LogLevel> levels) {

  /** The name of what all packages are below. */
  public static final String ROOT = "ROOT";

  /** Where the library says when a call begins and ends, and what each attempt came to. */
  public static final String CALLS = "dev.sage.llm.call";

  /** Texts; what happens to calls, and of the rest what may matter. */
  public static final LogSettings STANDARD =
      new LogSettings(
          LogFormat.TEXT, new TreeMap<>(Map.of(ROOT, LogLevel.INFO, CALLS, LogLevel.DEBUG)));

  public LogSettings {
    levels = Collections.unmodifiableSortedMap(new TreeMap<>(levels));
  }

  /** Those of the configuration; what {@link #notUnderstood} tells is left out. */
  public static LogSettings of(Config config) {
    var settings =
        STANDARD.withFormat(LogFormat.valueOf(config.logFormat().toUpperCase(Locale.ROOT)));
    for (String one : config.logLevels()) {
      int equals = one.indexOf('=');
      var level = LogLevel.of(one.substring(equals + 1).strip());
      if (level.isPresent()) {
        String given = equals < 0 ? ROOT : one.substring(0, equals).strip();
        // Logback knows it in any case.
        String name = ROOT.equalsIgnoreCase(given) ? ROOT : given;
        settings = settings.withLevel(name, level.get());
      }
    }
    return settings;
  }

  /** What the configuration says of levels that is none. */
  public static List<String> notUnderstood(Config config) {
    return config.logLevels().stream()
        .filter(one -> LogLevel.of(one.substring(one.indexOf('=') + 1).strip()).isEmpty())
        .toList();
  }

  public LogSettings withFormat(LogFormat value) {
    return new LogSettings(value, levels);
  }

  /** With another level of a package. */
  public LogSettings withLevel(String name, LogLevel level) {
    var more = new TreeMap<>(levels);
    more.put(name, level);
    return new LogSettings(format, more);
  }
}
