package dev.sage.workbench.generate;

import dev.sage.workbench.store.MadeUpCall;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Made-up calls in order of time, hour by hour: busy days and quiet nights, bursts of runs, models
 * that come and go. The same seed and end give the same calls. Not thread-safe.
 */
public final class Traffic {

  private static final long HOUR = 3_600_000_000L;
  private static final double IN_RUNS = 0.35;

  private final Random random;
  private final CallDice dice;
  private final Instant start;
  private final double[] weights;
  private final double sum;
  private final long calls;
  private int hour;
  private double passed;
  private long given;
  private int session;
  private int sessionLeft;

  /**
   * Traffic that ends at a moment.
   *
   * @param calls how many there are in all
   * @param end when the last hour ends
   */
  public Traffic(long calls, int days, long seed, Instant end) {
    this.calls = calls;
    this.random = new Random(seed);
    this.start = end.minus(Duration.ofDays(days)).truncatedTo(ChronoUnit.HOURS);
    this.dice = new CallDice(random, start, end);
    this.weights = new double[days * 24];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = weight(start.plus(Duration.ofHours(i)));
    }
    this.sum = Arrays.stream(weights).sum();
  }

  private double weight(Instant at) {
    var time = at.atOffset(ZoneOffset.UTC);
    double day = 0.15 + Math.max(0, Math.sin((time.getHour() - 6) / 14.0 * Math.PI));
    boolean weekend =
        time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
    double burst = random.nextInt(200) == 0 ? 12 : 1;
    return day * (weekend ? 0.3 : 1) * burst * (0.5 + random.nextDouble());
  }

  /** The calls of the next hours, at least so many unless there are no more; empty at the end. */
  public List<MadeUpCall> next(int atLeast) {
    var batch = new ArrayList<MadeUpCall>();
    while (batch.size() < atLeast && hour < weights.length) {
      hour(batch);
    }
    return batch;
  }

  private void hour(List<MadeUpCall> batch) {
    passed += weights[hour];
    boolean last = hour == weights.length - 1;
    long upTo = last ? calls : (long) (calls * (passed / sum));
    int count = Math.toIntExact(upTo - given);
    given = upTo;
    long[] times = new long[count];
    @Nullable String[] runs = new @Nullable String[count];
    int at = 0;
    while (at < count) {
      int size = random.nextDouble() < IN_RUNS / 20 ? 10 + random.nextInt(60) : 1;
      long begin = random.nextLong(HOUR);
      String run = size == 1 ? null : "generated-" + Long.toHexString(random.nextLong());
      for (int i = 0; i < size && at < count; i++) {
        times[at] = Math.min(HOUR - 1, begin + i * random.nextLong(4_000_000));
        runs[at++] = run;
      }
    }
    long origin = ChronoUnit.MICROS.between(Instant.EPOCH, start) + hour * HOUR;
    batch.addAll(sorted(times, runs, origin));
    hour++;
  }

  private List<MadeUpCall> sorted(long[] times, @Nullable String[] runs, long origin) {
    Integer[] order = new Integer[times.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (a, b) -> Long.compare(times[a], times[b]));
    var calls = new ArrayList<MadeUpCall>();
    for (int i : order) {
      if (sessionLeft-- <= 0) {
        session++;
        sessionLeft = 20 + random.nextInt(4_000);
      }
      calls.add(dice.call(origin + times[i], runs[i], session));
    }
    return calls;
  }
}
