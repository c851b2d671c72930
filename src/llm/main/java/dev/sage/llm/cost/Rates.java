package dev.sage.llm.cost;

import dev.sage.llm.Usage;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What tokens cost, in US dollars for a million of them. Immutable, thread-safe.
 *
 * @param input input tokens that did not come from the provider's cache
 * @param cacheRead input tokens that did, or null where the price is unknown
 * @param cacheWrite input tokens written to the cache, or null where the price is unknown
 * @param cacheWriteHour those written to be kept for an hour, or null where nobody offers that
 * @param output output tokens, reasoning included
 */
public record Rates(
    BigDecimal input,
    @Nullable BigDecimal cacheRead,
    @Nullable BigDecimal cacheWrite,
    @Nullable BigDecimal cacheWriteHour,
    BigDecimal output) {

  private static final int MILLION = 6;

  /** Exact; empty where a count or a price that is needed is unknown, or the counts contradict. */
  Optional<BigDecimal> cost(Usage usage) {
    Long input = usage.input();
    Long output = usage.output();
    if (input == null || output == null) {
      return Optional.empty();
    }
    long read = orNone(usage.cacheRead());
    long written = orNone(usage.cacheWrite());
    long hour = CacheLifetimes.writtenForAnHour(usage);
    long plain = input - read - written;
    if (plain < 0 || hour > written) {
      return Optional.empty();
    }
    BigDecimal sum = times(plain, this.input).add(times(output, this.output));
    return plus(sum, read, cacheRead)
        .flatMap(so -> plus(so, written - hour, cacheWrite))
        .flatMap(so -> plus(so, hour, cacheWriteHour))
        .map(Rates::dollars);
  }

  /** The most that so many tokens can cost, whatever the provider's cache makes of them. */
  BigDecimal atMost(long inputTokens, long outputTokens) {
    BigDecimal dearest =
        Stream.of(cacheRead, cacheWrite, cacheWriteHour)
            .filter(Objects::nonNull)
            .reduce(input, BigDecimal::max);
    return dollars(times(inputTokens, dearest).add(times(outputTokens, output)));
  }

  private static Optional<BigDecimal> plus(BigDecimal sum, long tokens, @Nullable BigDecimal rate) {
    if (tokens == 0) {
      return Optional.of(sum);
    }
    return Optional.ofNullable(rate).map(known -> sum.add(times(tokens, known)));
  }

  private static BigDecimal times(long tokens, BigDecimal rate) {
    return rate.multiply(BigDecimal.valueOf(tokens));
  }

  private static BigDecimal dollars(BigDecimal millionths) {
    return Money.plain(millionths.movePointLeft(MILLION));
  }

  /** A provider names its cache where there was something of it. */
  private static long orNone(@Nullable Long tokens) {
    return tokens == null ? 0 : tokens;
  }
}
