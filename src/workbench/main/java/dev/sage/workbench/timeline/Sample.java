package dev.sage.workbench.timeline;

import dev.sage.workbench.packed.Histogram;
import dev.sage.workbench.rollup.RolledCall;
import dev.sage.workbench.rollup.Tally;
import dev.sage.workbench.store.StoreView;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Figures that are being put together, of calls or of rows of rollups. Not thread-safe. */
final class Sample {

  private final Budget budget;
  private final Tally tally = new Tally();
  private final Times latency = new Times();
  private final Times firstToken = new Times();
  private long running;

  Sample(Budget budget) {
    this.budget = budget;
  }

  /** How many calls may yet be kept one by one, for exact percentiles. Not thread-safe. */
  static final class Budget {
    private int left = Asked.ROWS;

    /** Nothing is exact any more. */
    void spend() {
      left = -1;
    }

    boolean take() {
      if (left >= 0) {
        left--;
      }
      return left >= 0;
    }

    boolean spent() {
      return left < 0;
    }
  }

  void add(RolledCall call) {
    if (call.running()) {
      running();
      return;
    }
    tally.add(call, 1);
    Long time = call.latency();
    if (time != null && budget.take()) {
      latency.add(time);
      Long token = call.firstToken();
      if (token != null) {
        firstToken.add(token);
      }
    }
  }

  void running() {
    running++;
  }

  /** A row of {@link Tally#COLUMNS} from a column on. */
  void add(StoreView.Row row, int first) {
    budget.spend();
    tally.add(
        column -> row.number(first + column),
        row.bytes(first + Tally.NUMBERS),
        row.bytes(first + Tally.NUMBERS + 1));
  }

  Figures figures() {
    return new Figures(
        tally.calls + running,
        tally.failed,
        tally.cancelled,
        running,
        percentiles(latency, tally.latency),
        percentiles(firstToken, tally.firstToken),
        tally.input,
        tally.output,
        tally.cacheRead,
        tally.cacheTold,
        tally.costNano,
        tally.priced,
        tally.cached,
        tally.decodeTokens,
        tally.decodeNanos);
  }

  private Percentiles percentiles(Times times, Histogram histogram) {
    long n = histogram.size();
    if (n == 0) {
      return Percentiles.NONE;
    }
    if (budget.spent()) {
      return new Percentiles(
          n,
          histogram.percentile(0.5),
          histogram.percentile(0.95),
          n < 100 ? null : (Long) histogram.percentile(0.99),
          false);
    }
    return times.percentiles();
  }

  /** Times one by one. */
  private static final class Times {
    private long[] values = new long[8];
    private int size;

    void add(long value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
      }
      values[size++] = value;
    }

    Percentiles percentiles() {
      Arrays.sort(values, 0, size);
      return new Percentiles(size, at(0.5), at(0.95), size < 100 ? null : at(0.99), true);
    }

    /** By linear interpolation, type 7. */
    private @Nullable Long at(double share) {
      double rank = share * (size - 1);
      int below = (int) rank;
      int above = Math.min(below + 1, size - 1);
      return Math.round(values[below] + (rank - below) * (double) (values[above] - values[below]));
    }
  }
}
