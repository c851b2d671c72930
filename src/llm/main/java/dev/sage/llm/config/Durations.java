package dev.sage.llm.config;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Times as people write them: {@code 500ms}, {@code 10s}, {@code 2m}, {@code 1h}, {@code 30d}.
 * Stateless.
 */
final class Durations {

  private static final Pattern FORM = Pattern.compile("([0-9]{1,9})\\s*(ms|s|m|min|h|d)");

  private Durations() {}

  /** The time; empty where it is none, or none that a timer may have. */
  static Optional<Duration> of(String text) {
    var form = FORM.matcher(text.strip());
    if (!form.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(form.group(1));
    var time =
        switch (form.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "h" -> Duration.ofHours(number);
          case "d" -> Duration.ofDays(number);
          default -> Duration.ofMinutes(number);
        };
    return time.isPositive() ? Optional.of(time) : Optional.empty();
  }

  /** A default, of which none has a part of a second. */
  static String text(Duration time) {
    return time.toSecondsPart() != 0 ? time.toSeconds() + "s" : time.toMinutes() + "m";
  }
}
