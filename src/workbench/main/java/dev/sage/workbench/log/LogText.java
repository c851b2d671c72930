package dev.sage.workbench.log;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Lines of the log as texts and back: {@code 2026-11-26T14:02:00.123Z INFO [main] dev.sage.X call=…
 * request=… - message}; further lines of a message or a trace begin with a tab. Stateless.
 */
final class LogText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final String LEVELS = "TRACE|DEBUG|INFO|WARN|ERROR";
  private static final Pattern LINE =
      Pattern.compile(
          "(\\d\\S+Z) ("
              + LEVELS
              + ") +\\[([^\\]]*)] (\\S+)(?: call=(\\S+))?(?: request=(\\S+))? - (.*)");

  private LogText() {}

  static String line(LogLine line) {
    return "%s %-5s [%s] %s%s%s - %s"
        .formatted(
            TIME.format(line.at()),
            line.level(),
            line.thread(),
            line.logger(),
            line.call().isEmpty() ? "" : " call=" + line.call(),
            line.providerCall().isEmpty() ? "" : " request=" + line.providerCall(),
            further(line.text() + (line.error().isEmpty() ? "" : "\n" + line.error())));
  }

  private static String further(String text) {
    return text.replace("\n", "\n\t");
  }

  /** What one begins with; empty for a further line. */
  static Optional<LogLine> parse(String text) {
    var parts = LINE.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new LogLine(
            0,
            Instant.parse(parts.group(1)),
            LogLevel.valueOf(parts.group(2)),
            parts.group(4),
            parts.group(3),
            Optional.ofNullable(parts.group(5)).orElse(""),
            Optional.ofNullable(parts.group(6)).orElse(""),
            parts.group(7),
            Map.of(),
            ""));
  }
}
