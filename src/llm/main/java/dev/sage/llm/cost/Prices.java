package dev.sage.llm.cost;

import dev.sage.llm.Usage;
import dev.sage.llm.provider.VendorCatalog;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prices of models, and what calls cost by them, in US dollars. Immutable, thread-safe.
 *
 * <p>A price is found by the provider's name, else by the vendor's whose variant it is ({@code
 * openai-responses} costs what {@code openai} costs), and there by the model's name, an alias, or
 * the name without the date of a snapshot as that provider writes it; never by a part of the name.
 *
 * <p>Prices change: those of the library have the date on which each was read at its source. The
 * figures are list prices of ordinary calls. An invoice may differ by discounts, service tiers,
 * regions and the provider's own tools.
 */
public final class Prices {

  private static final Prices NONE = new Prices(null, Map.of());

  private final @Nullable LocalDate date;
  private final Map<String, ProviderPrices> providers;

  Prices(@Nullable LocalDate date, Map<String, ProviderPrices> providers) {
    this.date = date;
    this.providers = Map.copyOf(providers);
  }

  private static final class Bundled {
    private static final Prices PRICES = PriceFile.bundled();
  }

  private static final class Vendors {
    private static final VendorCatalog CATALOG = new VendorCatalog();
  }

  /**
   * Those that come with the library; read at the first call, once.
   *
   * @return the same each time
   */
  public static Prices bundled() {
    return Bundled.PRICES;
  }

  /**
   * No price at all.
   *
   * @return prices of which none is known
   */
  public static Prices none() {
    return NONE;
  }

  /**
   * Prices from a file of the same form as the library's own, which {@code prices.schema.json}
   * beside it describes; at most 4 MiB.
   *
   * @param file JSON
   * @return the prices in it and no others
   * @throws PriceFileException where it can't be read or anything in it is wrong, with the place
   */
  public static Prices read(Path file) {
    return PriceFile.read(file);
  }

  /**
   * These prices with others in their place. Model by model: what the others name is theirs
   * entirely, everything else stays; aliases and forms of dates hold for both.
   *
   * @param others those that win
   * @return both
   */
  public Prices withOverrides(Prices others) {
    var all = new TreeMap<>(providers);
    others.providers.forEach((name, prices) -> all.merge(name, prices, ProviderPrices::with));
    return new Prices(others.date != null ? others.date : date, all);
  }

  /**
   * The date of the file, the overriding one's where there is one; empty where none has any.
   *
   * @return the date
   */
  public Optional<LocalDate> date() {
    return Optional.ofNullable(date);
  }

  /**
   * The providers that something is known of, in no order: names of vendors and your own.
   *
   * @return the names
   */
  public Stream<String> providers() {
    return providers.keySet().stream();
  }

  /**
   * All prices of a provider under its own name, in no order.
   *
   * @param provider the name in the price file
   * @return none where nothing is known of it
   */
  public Stream<Price> prices(String provider) {
    var prices = providers.get(provider);
    return prices == null ? Stream.of() : prices.models().values().stream();
  }

  /**
   * The price of a model.
   *
   * @param provider the provider's name, a vendor's variants included
   * @param model without the provider: {@code gpt-4.1}
   * @return empty where it is unknown
   */
  public Optional<Price> price(String provider, String model) {
    return of(provider).flatMap(prices -> prices.find(model).stream()).findFirst();
  }

  /**
   * What a call cost, in US dollars, exactly. Where the provider says it itself in the usage
   * (OpenRouter, xAI, Perplexity), that is the answer; else the tokens times their price.
   *
   * <p>Cached tokens are part of the input and have prices of their own. A provider tells of its
   * cache where there was something of it, so that a count of cached tokens which is absent takes
   * nothing off the input.
   *
   * @param provider the provider's name, a vendor's variants included
   * @param model without the provider
   * @param usage as the provider counted
   * @return empty where the price is unknown, or that of a kind of tokens that was used; where the
   *     input or the output was not counted; where the price varies by the hour
   */
  public Optional<BigDecimal> cost(String provider, String model, Usage usage) {
    return of(provider)
        .flatMap(prices -> Stream.ofNullable(prices.reported()))
        .flatMap(reported -> reported.read(usage).stream())
        .findFirst()
        .or(() -> price(provider, model).flatMap(price -> price.cost(usage)));
  }

  /**
   * The same by the model that was asked for, else, where that has no price, by the one that
   * answered: an alias is mostly not in a price list.
   *
   * @param provider the provider's name, a vendor's variants included
   * @param model that was asked for, without the provider
   * @param answered as the provider names it, or null where it named none
   * @param usage as the provider counted
   * @return empty where neither has a price, or tokens were not counted
   */
  public Optional<BigDecimal> cost(
      String provider, String model, @Nullable String answered, Usage usage) {
    return cost(provider, model, usage)
        .or(() -> Optional.ofNullable(answered).flatMap(name -> cost(provider, name, usage)));
  }

  /**
   * The most that a call of so many tokens costs, in US dollars, by what is known before it is
   * sent: all of the input at the dearest of its prices (written to the cache, where that costs
   * more), at the dearest tier up to that length.
   *
   * @param provider the provider's name, a vendor's variants included
   * @param model without the provider
   * @param inputTokens at least 0
   * @param outputTokens at least 0, reasoning included
   * @return empty where the price is unknown
   */
  public Optional<BigDecimal> estimate(
      String provider, String model, long inputTokens, long outputTokens) {
    if (inputTokens < 0 || outputTokens < 0) {
      throw new IllegalArgumentException(
          "tokens can't be negative: " + inputTokens + " in, " + outputTokens + " out");
    }
    return price(provider, model).map(price -> price.atMost(inputTokens, outputTokens));
  }

  /** The provider's own, then those of the vendor whose variant it is. */
  private Stream<ProviderPrices> of(String provider) {
    return Stream.concat(Stream.of(provider), vendor(provider))
        .flatMap(name -> Stream.ofNullable(providers.get(name)));
  }

  private static Stream<String> vendor(String provider) {
    return Vendors.CATALOG.find(provider).stream()
        .flatMap(vendor -> Stream.ofNullable(vendor.variantOf()));
  }
}
