package dev.sage.console.timeline.axis;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The distance of the marks of an axis: so many of a unit of the calendar or of the clock.
 * Immutable, thread-safe.
 */
record TickStep(ChronoUnit unit, int count) {
  private static final List<TickStep> ALL = all();

  private static List<TickStep> all() {
    List<TickStep> all = new ArrayList<>();
    for (ChronoUnit unit : List.of(ChronoUnit.MICROS, ChronoUnit.MILLIS)) {
      add(all, unit, 1, 2, 5, 10, 20, 50, 100, 200, 500);
    }
    add(all, ChronoUnit.SECONDS, 1, 2, 5, 10, 15, 30);
    add(all, ChronoUnit.MINUTES, 1, 2, 5, 10, 15, 30);
    add(all, ChronoUnit.HOURS, 1, 2, 3, 6, 12);
    add(all, ChronoUnit.DAYS, 1, 2, 5, 10);
    add(all, ChronoUnit.MONTHS, 1, 3, 6);
    add(all, ChronoUnit.YEARS, 1, 2, 5, 10, 20, 50, 100);
    return List.copyOf(all);
  }

  private static void add(List<TickStep> all, ChronoUnit unit, int... counts) {
    for (int count : counts) {
      all.add(new TickStep(unit, count));
    }
  }

  /** The shortest that is at least so long. */
  static TickStep atLeast(double micros) {
    return ALL.stream().filter(step -> step.micros() >= micros).findFirst().orElse(ALL.getLast());
  }

  /** How long it is, about. */
  long micros() {
    return unit.getDuration().multipliedBy(count).toNanos() / 1_000;
  }

  /** The last mark at a moment or before it. */
  ZonedDateTime before(ZonedDateTime moment) {
    LocalDateTime local = moment.toLocalDateTime();
    LocalDateTime floor =
        switch (unit) {
          case YEARS ->
              LocalDateTime.of(local.getYear() - Math.floorMod(local.getYear(), count), 1, 1, 0, 0);
          case MONTHS ->
              LocalDateTime.of(
                  local.getYear(),
                  local.getMonthValue() - (local.getMonthValue() - 1) % count,
                  1,
                  0,
                  0);
          case DAYS ->
              local
                  .truncatedTo(ChronoUnit.DAYS)
                  .withDayOfMonth(local.getDayOfMonth() - (local.getDayOfMonth() - 1) % count);
          default -> clock(local);
        };
    return floor.atZone(moment.getZone());
  }

  /** Clocks count within the day; an hour that is put forward or back begins with the next mark. */
  private LocalDateTime clock(LocalDateTime local) {
    LocalDateTime day = local.truncatedTo(ChronoUnit.DAYS);
    long steps = day.until(local, unit) / count;
    return day.plus(steps * count, unit);
  }

  /** The mark that follows. */
  ZonedDateTime after(ZonedDateTime mark) {
    if (unit != ChronoUnit.DAYS) {
      ZonedDateTime next = mark.plus(count, unit);
      return unit == ChronoUnit.HOURS && !next.getOffset().equals(mark.getOffset())
          ? later(before(next), mark, next)
          : next;
    }
    ZonedDateTime next = mark.plusDays(count);
    ZonedDateTime month = mark.plusMonths(1).withDayOfMonth(1);
    // Each month begins with a mark; the one just before it would stand too near.
    boolean near = !next.plusDays((count + 1) / 2).isBefore(month);
    return count > 1 && near ? month : next;
  }

  private static ZonedDateTime later(ZonedDateTime one, ZonedDateTime than, ZonedDateTime other) {
    return one.isAfter(than) ? one : other;
  }
}
