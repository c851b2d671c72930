package dev.sage.workbench.store;

import dev.sage.workbench.store.FilterNode.Value;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads spans of time and moments in a filter. Stateless. */
final class FilterMoments {

  private static final Pattern SPAN = Pattern.compile("([0-9]{1,12}(?:\\.[0-9]{1,9})?)([a-zµ]*)");
  private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

  private FilterMoments() {}

  /** A span in nanoseconds; a number alone is milliseconds. */
  static Optional<Long> nanos(String value) {
    var form = SPAN.matcher(value.toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      return Optional.empty();
    }
    double unit =
        switch (form.group(2)) {
          case "", "ms" -> 1e6;
          case "s" -> 1e9;
          case "us", "µs" -> 1e3;
          case "m", "min" -> 60e9;
          default -> 0;
        };
    return unit == 0
        ? Optional.empty()
        : Optional.of(Math.round(Double.parseDouble(form.group(1)) * unit));
  }

  /** {@code 30m}, {@code 2d}; a day or a time of the person's zone; a moment with its own zone. */
  static Optional<Value> parse(String value) {
    var form = SPAN.matcher(value.toLowerCase(Locale.ROOT));
    if (form.matches()) {
      return ago(Double.parseDouble(form.group(1)), form.group(2)).map(Value.Ago::new);
    }
    try {
      if (DAY.matcher(value).matches()) {
        return Optional.of(
            new Value.At(LocalDate.parse(value).atStartOfDay(ZoneId.systemDefault()).toInstant()));
      }
      boolean zoned =
          value.endsWith("Z") || value.lastIndexOf('+') > 10 || value.lastIndexOf('-') > 10;
      return Optional.of(
          new Value.At(
              zoned
                  ? OffsetDateTime.parse(value).toInstant()
                  : LocalDateTime.parse(value).atZone(ZoneId.systemDefault()).toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> ago(double number, String unit) {
    long seconds =
        switch (unit) {
          case "s" -> 1;
          case "m", "min" -> 60;
          case "h" -> 3600;
          case "d" -> 86_400;
          case "w" -> 7 * 86_400;
          default -> 0;
        };
    // A thousand years ago is before everything, and still a moment that can be computed with.
    return seconds == 0 || number * seconds > 1000 * 366 * 86_400.0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(Math.round(number * seconds * 1000)));
  }
}
