package dev.sage.workbench.rollup;

import org.jspecify.annotations.Nullable;

/**
 * As much of a call as rollups count. Immutable, thread-safe.
 *
 * @param startedAt microseconds since 1970 UTC
 * @param status in SQL's words
 * @param session the process that asked, or null where it is unknown or did not ask
 * @param latency nanoseconds; null unless the call is complete and its times are known
 * @param firstToken likewise
 * @param costNano billionths of a US dollar
 * @param cached whether it was answered from Sage's own cache; such a call counts neither times nor
 *     tokens, which are those of when the answer was made
 * @param decodeTokens output tokens after the first; null unless {@code decodeNanos} is known
 * @param decodeNanos from the first token to the last, of a complete call with at least two
 * @param cacheTold the input tokens, where it is known how many of them a provider's cache had
 */
public record RolledCall(
    long startedAt,
    String provider,
    String model,
    String status,
    @Nullable String run,
    @Nullable Long session,
    @Nullable Long latency,
    @Nullable Long firstToken,
    long input,
    long output,
    long cacheRead,
    @Nullable Long costNano,
    boolean cached,
    @Nullable Long decodeTokens,
    @Nullable Long decodeNanos,
    long cacheTold) {

  private static final String TIMED = "c.status = 'complete' AND c.timed = 1 AND c.cached = 0";

  private static final String DECODED =
      TIMED + " AND c.output_tokens > 1 AND c.last_token_ns > c.first_token_ns";

  /** The same of the table {@code call} as c, in this order. */
  public static final String COLUMNS =
      """
      c.started_at, c.provider, c.model, c.status, c.run_id, c.session,
      CASE WHEN %1$s THEN c.end_ns END, CASE WHEN %1$s THEN c.first_token_ns END,
      iif(c.cached, 0, coalesce(c.input_tokens, 0)), iif(c.cached, 0, coalesce(c.output_tokens, 0)),
      iif(c.cached, 0, coalesce(c.cache_read_tokens, 0)),
      CAST(round(c.cost_usd * 1e9) AS INTEGER), c.cached,
      CASE WHEN %2$s THEN c.output_tokens - 1 END,
      CASE WHEN %2$s THEN c.last_token_ns - c.first_token_ns END,
      iif(c.cached OR c.cache_read_tokens IS NULL, 0, coalesce(c.input_tokens, 0))\
      """
          .formatted(TIMED, DECODED);

  /**
   * A row of {@link #COLUMNS}, its columns counted from 0.
   *
   * @param numbers the number of a column, or null
   * @param texts the text of a column, or null
   */
  public static <X extends Exception> RolledCall of(
      Column<@Nullable Long, X> numbers, Column<@Nullable String, X> texts) throws X {
    return new RolledCall(
        known(numbers.at(0)),
        String.valueOf(texts.at(1)),
        String.valueOf(texts.at(2)),
        String.valueOf(texts.at(3)),
        texts.at(4),
        numbers.at(5),
        numbers.at(6),
        numbers.at(7),
        known(numbers.at(8)),
        known(numbers.at(9)),
        known(numbers.at(10)),
        numbers.at(11),
        known(numbers.at(12)) == 1,
        numbers.at(13),
        numbers.at(14),
        known(numbers.at(15)));
  }

  private static long known(@Nullable Long number) {
    return number == null ? 0 : number;
  }

  /** What stands in a column of the row that is read. */
  @FunctionalInterface
  public interface Column<T extends @Nullable Object, X extends Exception> {
    T at(int column) throws X;
  }

  public boolean running() {
    return status.equals("running");
  }

  public boolean failed() {
    return status.equals("failed") || status.equals("interrupted");
  }

  public boolean cancelled() {
    return status.equals("cancelled");
  }
}
