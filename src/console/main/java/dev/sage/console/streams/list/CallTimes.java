package dev.sage.console.streams.list;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times of day as the list of calls shows them. Immutable, thread-safe. */
public final class CallTimes {
  private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final DateTimeFormatter EARLIER =
      DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter FULL =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS xxx");

  private final InstantSource clock;
  private final ZoneId zone;

  public CallTimes(InstantSource clock, ZoneId zone) {
    this.clock = clock;
    this.zone = zone;
  }

  /** What time it is. */
  public InstantSource clock() {
    return clock;
  }

  /** The time of a call of today, the day of an earlier one. */
  public String shortTime(Instant time) {
    boolean today =
        LocalDate.ofInstant(time, zone).equals(LocalDate.ofInstant(clock.instant(), zone));
    return (today ? TODAY : EARLIER).format(time.atZone(zone));
  }

  /** Everything, with the zone. */
  public String full(Instant time) {
    return FULL.format(time.atZone(zone));
  }
}
