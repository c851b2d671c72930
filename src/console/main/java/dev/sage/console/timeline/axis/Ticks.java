package dev.sage.console.timeline.axis;

import dev.sage.workbench.timeline.TimeRange;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The marks of a time axis at any zoom, from years to microseconds. Immutable, thread-safe.
 *
 * @param context what all of the labels have in common, and the zone
 * @param marks in order of time
 */
public record Ticks(String context, List<Mark> marks) {
  /** Labels are so far apart at least, in pixels. */
  private static final double APART = 76;

  private static final double APART_FINE = 96;
  private static final long SECOND = 1_000_000;
  private static final DateTimeFormatter MONTH = format("MMM");
  private static final DateTimeFormatter DAY = format("d MMM");
  private static final DateTimeFormatter MINUTE = format("HH:mm");
  private static final DateTimeFormatter CLOCK = format("HH:mm:ss");
  private static final DateTimeFormatter CLOCK_MILLIS = format("HH:mm:ss.SSS");

  public Ticks {
    marks = List.copyOf(marks);
  }

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /**
   * One mark.
   *
   * @param micros since 1970 UTC
   * @param strong whether something larger begins there: a year, a month, a day, a second
   */
  public record Mark(long micros, String label, boolean strong) {}

  /** Those of a range on an axis of that width. */
  public static Ticks of(TimeRange range, double width, Moments moments) {
    double perPixel = range.length() / Math.max(1, width);
    TickStep step = TickStep.atLeast(perPixel * APART);
    if (step.micros() < SECOND) {
      step = TickStep.atLeast(perPixel * APART_FINE);
    }
    List<Mark> marks = new ArrayList<>();
    ZonedDateTime at = step.before(moments.at(range.from()));
    while (Moments.micros(at) < range.to()) {
      if (range.contains(Moments.micros(at))) {
        marks.add(mark(at, step.unit()));
      }
      at = step.after(at);
    }
    return new Ticks(context(range.from(), step.unit(), moments), marks);
  }

  private static Mark mark(ZonedDateTime at, ChronoUnit unit) {
    long micros = Moments.micros(at);
    boolean midnight = at.toLocalTime().equals(LocalTime.MIDNIGHT);
    return switch (unit) {
      case YEARS -> new Mark(micros, String.valueOf(at.getYear()), false);
      case MONTHS ->
          at.getMonthValue() == 1
              ? new Mark(micros, String.valueOf(at.getYear()), true)
              : new Mark(micros, MONTH.format(at), false);
      case DAYS -> new Mark(micros, DAY.format(at), at.getDayOfMonth() == 1);
      case HOURS, MINUTES ->
          midnight
              ? new Mark(micros, DAY.format(at), true)
              : new Mark(micros, MINUTE.format(at), false);
      case SECONDS -> new Mark(micros, CLOCK.format(at), at.getSecond() == 0);
      default -> fine(micros, at, unit);
    };
  }

  /** Below a second the labels count from what the context says. */
  private static Mark fine(long micros, ZonedDateTime at, ChronoUnit unit) {
    long ofSecond = at.getNano() / 1_000;
    if (ofSecond == 0) {
      return new Mark(micros, CLOCK.format(at), true);
    }
    if (unit == ChronoUnit.MILLIS) {
      return new Mark(micros, "+" + ofSecond / 1_000 + " ms", false);
    }
    long ofMillisecond = ofSecond % 1_000;
    return ofMillisecond == 0
        ? new Mark(micros, "." + String.format(Locale.ROOT, "%03d", ofSecond / 1_000) + " s", true)
        : new Mark(micros, "+" + ofMillisecond + " µs", false);
  }

  private static String context(long from, ChronoUnit unit, Moments moments) {
    ZonedDateTime at = moments.at(from);
    String zone = moments.zone(from);
    return switch (unit) {
      case YEARS -> zone;
      case MONTHS, DAYS -> at.getYear() + "  " + zone;
      case HOURS, MINUTES, SECONDS -> moments.date(from) + "  " + zone;
      case MILLIS -> DAY.format(at) + " " + CLOCK.format(at) + "  " + zone;
      default -> DAY.format(at) + " " + CLOCK_MILLIS.format(at) + "  " + zone;
    };
  }
}
