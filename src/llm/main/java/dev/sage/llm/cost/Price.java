package dev.sage.llm.cost;

import dev.sage.llm.Usage;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model costs: the list price of ordinary calls, without batches, fast or slow service
 * tiers, regions, tools of the provider and discounts of your own. Immutable, thread-safe.
 *
 * @param model the model's name in the price file
 * @param rates of a request of ordinary length
 * @param tiers of longer ones, the shortest first; empty where length does not matter
 * @param varies whether the provider charges less at certain hours, so that these figures are the
 *     most that a call costs and no call's cost is known from them
 * @param source where the price was read, or null where the file does not say
 * @param read when it was read there, or null where the file does not say
 */
public record Price(
    String model,
    Rates rates,
    List<Tier> tiers,
    boolean varies,
    @Nullable URI source,
    @Nullable LocalDate read) {

  /** Keeps a copy of the tiers. */
  public Price {
    tiers = List.copyOf(tiers);
  }

  /**
   * The rates of a request.
   *
   * @param inputTokens all of its input, cached tokens counted
   * @return the rates that hold
   */
  public Rates rates(long inputTokens) {
    return tiers.reversed().stream()
        .filter(tier -> inputTokens > tier.above())
        .findFirst()
        .map(Tier::rates)
        .orElse(rates);
  }

  Optional<BigDecimal> cost(Usage usage) {
    Long input = usage.input();
    return varies || input == null ? Optional.empty() : rates(input).cost(usage);
  }

  /** A prompt that turns out shorter is never dearer than this either. */
  BigDecimal atMost(long inputTokens, long outputTokens) {
    return tiers.stream()
        .filter(tier -> inputTokens > tier.above())
        .map(tier -> tier.rates().atMost(inputTokens, outputTokens))
        .reduce(rates.atMost(inputTokens, outputTokens), BigDecimal::max);
  }
}
