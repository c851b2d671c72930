package dev.sage.console.timeline.axis;

import dev.sage.console.text.Texts;
import dev.sage.workbench.timeline.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Moments and ranges in words, in one zone. Immutable, thread-safe.
 *
 * @param zone of the person
 */
public record Moments(ZoneId zone) {
  private static final long SECOND = 1_000_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long DAY = 24 * 60 * MINUTE;

  private static final DateTimeFormatter DATE = format("d MMM yyyy");
  private static final DateTimeFormatter MINUTES = format("HH:mm");
  private static final DateTimeFormatter SECONDS = format("HH:mm:ss");
  private static final DateTimeFormatter MILLIS = format("HH:mm:ss.SSS");
  private static final DateTimeFormatter EXACT = format("HH:mm:ss.SSSSSS");
  private static final DateTimeFormatter OFFSET = format("xxx");

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /** The moment with its zone. */
  public ZonedDateTime at(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).atZone(zone);
  }

  /** Microseconds since 1970 UTC. */
  public static long micros(ZonedDateTime moment) {
    return micros(moment.toInstant());
  }

  /** Microseconds since 1970 UTC. */
  public static long micros(Instant moment) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  /** The day: {@code 3 Mar 2026}. */
  public String date(long micros) {
    return DATE.format(at(micros));
  }

  /** The zone at a moment: {@code UTC} or {@code UTC+01:00}. */
  public String zone(long micros) {
    String offset = OFFSET.format(at(micros));
    return offset.equals("+00:00") ? "UTC" : "UTC" + offset;
  }

  /** The time of day, as exactly as a span of that length needs it. */
  public String time(long micros, long span) {
    DateTimeFormatter of =
        span < SECOND / 100 ? EXACT : span < 10 * SECOND ? MILLIS : span < DAY ? SECONDS : MINUTES;
    return of.format(at(micros));
  }

  /** A moment as exactly as a span of that length needs it, with its day. */
  public String moment(long micros, long span) {
    return span >= 40 * DAY ? date(micros) : date(micros) + ", " + time(micros, span);
  }

  /** A range in words, with the zone: the day once where it begins and ends on the same. */
  public String range(TimeRange range) {
    long span = range.length();
    String from = moment(range.from(), span);
    boolean sameDay = date(range.from()).equals(date(range.to())) && span < DAY;
    String to = sameDay ? time(range.to(), span) : moment(range.to(), span);
    return Texts.text("timeline.range", from, to, zone(range.from()));
  }
}
