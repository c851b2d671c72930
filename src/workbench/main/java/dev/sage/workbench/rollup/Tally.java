package dev.sage.workbench.rollup;

import dev.sage.workbench.packed.Histogram;

/** Sums over some calls. Adding and taking away undo each other. Not thread-safe. */
public final class Tally {

  /** The columns of the table {@code rollup} that hold one, in the order of {@link #add}. */
  public static final String COLUMNS =
      """
      calls, failed, cancelled, input_tokens, output_tokens, cache_read_tokens, cost_nano, priced,
      cached, decode_tokens, decode_ns, cache_told_tokens, latency, first_token\
      """;

  /** How many of {@link #COLUMNS} are numbers; two histograms follow. */
  public static final int NUMBERS = 12;

  public long calls;
  public long failed;
  public long cancelled;
  public long input;
  public long output;
  public long cacheRead;
  public long costNano;
  public long priced;
  public long cached;
  public long decodeTokens;
  public long decodeNanos;
  public long cacheTold;
  public final Histogram latency = new Histogram();
  public final Histogram firstToken = new Histogram();

  /**
   * Counts a call.
   *
   * @param times 1, or -1 to take it away
   */
  public void add(RolledCall call, int times) {
    calls += times;
    failed += call.failed() ? times : 0;
    cancelled += call.cancelled() ? times : 0;
    input += times * call.input();
    output += times * call.output();
    cacheRead += times * call.cacheRead();
    cacheTold += times * call.cacheTold();
    Long cost = call.costNano();
    if (cost != null) {
      costNano += times * cost;
      priced += times;
    }
    cached += call.cached() ? times : 0;
    Long decoded = call.decodeTokens();
    Long decoding = call.decodeNanos();
    if (decoded != null && decoding != null) {
      decodeTokens += times * decoded;
      decodeNanos += times * decoding;
    }
    Long time = call.latency();
    if (time != null) {
      latency.add(time, times);
    }
    Long token = call.firstToken();
    if (token != null) {
      firstToken.add(token, times);
    }
  }

  /** The numbers, in the order of {@link #COLUMNS}. */
  public long[] numbers() {
    return new long[] {
      calls,
      failed,
      cancelled,
      input,
      output,
      cacheRead,
      costNano,
      priced,
      cached,
      decodeTokens,
      decodeNanos,
      cacheTold
    };
  }

  /** Adds a row. */
  public void add(Numbers row, byte[] packedLatency, byte[] packedFirstToken) {
    calls += row.at(0);
    failed += row.at(1);
    cancelled += row.at(2);
    input += row.at(3);
    output += row.at(4);
    cacheRead += row.at(5);
    costNano += row.at(6);
    priced += row.at(7);
    cached += row.at(8);
    decodeTokens += row.at(9);
    decodeNanos += row.at(10);
    cacheTold += row.at(11);
    latency.add(packedLatency);
    firstToken.add(packedFirstToken);
  }

  /** Adds what another holds. */
  public void add(Tally other) {
    calls += other.calls;
    failed += other.failed;
    cancelled += other.cancelled;
    input += other.input;
    output += other.output;
    cacheRead += other.cacheRead;
    costNano += other.costNano;
    priced += other.priced;
    cached += other.cached;
    decodeTokens += other.decodeTokens;
    decodeNanos += other.decodeNanos;
    cacheTold += other.cacheTold;
    latency.add(other.latency);
    firstToken.add(other.firstToken);
  }

  /** The numbers of a row by their place among {@link #COLUMNS}. */
  @FunctionalInterface
  public interface Numbers {
    long at(int column);
  }
}
