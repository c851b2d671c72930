package dev.sage.llm.telemetry;

import dev.sage.llm.LlmError;
import dev.sage.llm.Usage;
import dev.sage.llm.cost.Prices;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Counts and measures calls by provider and model. Thread-safe: a client's listener thread writes,
 * any thread reads a {@link #snapshot}.
 *
 * <p>Memory is bounded: of each quantity of a model 10,000 values are kept (exact up to there, an
 * even sample beyond), at most 560 kB a model, and from the 257th model on all further ones are
 * counted together as {@code other/other}.
 */
public final class Metrics implements TelemetryListener {

  /** So many values of a quantity are kept for each model. */
  public static final int SAMPLES = 10_000;

  /** So many models are told apart. */
  public static final int MODELS = 256;

  private static final String OTHER = "other";

  private record Key(String provider, String model) {}

  private final Map<Key, Totals> totals = new LinkedHashMap<>();
  private final Prices prices;

  /** Nothing counted yet, and no price known: {@link ModelMetrics#cost} stays at nothing. */
  public Metrics() {
    this(Prices.none());
  }

  /**
   * Nothing counted yet.
   *
   * @param prices what calls cost by: {@link Prices#bundled}, or your own over them
   */
  public Metrics(Prices prices) {
    this.prices = Objects.requireNonNull(prices, "prices");
  }

  /** {@return what happened so far, by provider and model in the order of their names} */
  public List<ModelMetrics> snapshot() {
    synchronized (totals) {
      return totals.entrySet().stream()
          .map(entry -> entry.getValue().snapshot(entry.getKey()))
          .sorted(Comparator.comparing(ModelMetrics::provider).thenComparing(ModelMetrics::model))
          .toList();
    }
  }

  @Override
  public void onRetry(CallStart start, AttemptRecord failed) {
    synchronized (totals) {
      of(new Key(failed.provider(), failed.model())).retries++;
    }
  }

  @Override
  public void onEnd(CallRecord record) {
    synchronized (totals) {
      var key = key(record);
      var cost = prices.cost(key.provider, key.model, record.answeredModel(), record.usage());
      of(key).add(record, cost.orElse(null));
    }
  }

  /** An answer is the doing of who gave it; a failure is that of the model that was asked for. */
  private static Key key(CallRecord record) {
    var attempts = record.attempts();
    if (record.error() != null || attempts.isEmpty()) {
      return new Key(record.start().provider(), record.start().model());
    }
    return new Key(attempts.getLast().provider(), attempts.getLast().model());
  }

  private Totals of(Key wanted) {
    var key = wanted;
    if (totals.size() >= MODELS && !totals.containsKey(key)) {
      key = new Key(OTHER, OTHER);
    }
    return totals.computeIfAbsent(key, _ -> new Totals());
  }

  /** The calls to one model. */
  private static final class Totals {
    private long completed;
    private long cached;
    private long failed;
    private long cancelled;
    private long retries;
    private long stalls;
    private long input;
    private long cacheRead;
    private long cacheWrite;
    private long output;
    private long reasoning;
    private BigDecimal dollars = BigDecimal.ZERO;
    private long priced;
    private long unpriced;
    private final Map<LlmError.Kind, Long> errors = new EnumMap<>(LlmError.Kind.class);
    private final Samples ttfb = new Samples(SAMPLES);
    private final Samples ttft = new Samples(SAMPLES);
    private final Samples ttfo = new Samples(SAMPLES);
    private final Samples e2e = new Samples(SAMPLES);
    private final Samples queue = new Samples(SAMPLES);
    private final Samples tpot = new Samples(SAMPLES);
    private final Samples gap = new Samples(SAMPLES);

    void add(CallRecord record, @Nullable BigDecimal cost) {
      if (record.cached()) {
        cached++;
        return;
      }
      count(record.usage());
      count(record.usage(), cost);
      var error = record.error();
      if (error != null) {
        errors.merge(error.kind(), 1L, Long::sum);
        if (error.kind() == LlmError.Kind.CANCELLED) {
          cancelled++;
        } else {
          failed++;
        }
        return;
      }
      completed++;
      var timings = record.timings();
      add(ttfb, timings.ttfb());
      add(ttft, timings.ttft());
      add(ttfo, timings.ttfo());
      add(e2e, timings.e2e());
      queue.add(record.queueNanos());
      record.tpot().ifPresent(nanos -> tpot.add(Math.round(nanos)));
      stalls += record.gaps().stalls();
      for (long nanos : record.gaps().nanos()) {
        gap.add(nanos);
      }
    }

    private void count(Usage usage) {
      input += known(usage.input());
      cacheRead += known(usage.cacheRead());
      cacheWrite += known(usage.cacheWrite());
      output += known(usage.output());
      reasoning += known(usage.reasoning());
    }

    private void count(Usage usage, @Nullable BigDecimal cost) {
      if (cost != null) {
        dollars = dollars.add(cost);
        priced++;
      } else if (known(usage.input()) + known(usage.output()) > 0) {
        unpriced++;
      }
    }

    private static long known(@Nullable Long count) {
      return count == null ? 0 : count;
    }

    private static void add(Samples samples, OptionalLong nanos) {
      nanos.ifPresent(samples::add);
    }

    ModelMetrics snapshot(Key key) {
      return new ModelMetrics(
          key.provider(),
          key.model(),
          completed,
          failed,
          cancelled,
          cached,
          errors,
          retries,
          new ModelMetrics.Tokens(input, cacheRead, cacheWrite, output, reasoning),
          new ModelMetrics.Cost(dollars, priced, unpriced),
          stalls,
          Distribution.of(ttfb),
          Distribution.of(ttft),
          Distribution.of(ttfo),
          Distribution.of(e2e),
          Distribution.of(queue),
          Distribution.of(tpot),
          Distribution.of(gap));
    }
  }
}
