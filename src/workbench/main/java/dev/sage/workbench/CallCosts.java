package dev.sage.workbench;

import dev.sage.llm.Usage;
import dev.sage.llm.cost.PriceFileException;
import dev.sage.llm.cost.Prices;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What calls cost, in US dollars: by the person's {@code prices.json} in the home folder, and by
 * the library's prices for what it does not name. Computed when it is shown. Immutable,
 * thread-safe.
 */
public final class CallCosts {

  private final Prices prices;

  private CallCosts(Prices prices) {
    this.prices = prices;
  }

  /**
   * By the prices of this home folder.
   *
   * @throws WorkbenchException where its price file is wrong
   */
  public static CallCosts of(Home home) {
    if (!Files.exists(home.prices())) {
      return new CallCosts(Prices.bundled());
    }
    try {
      return new CallCosts(Prices.bundled().withOverrides(Prices.read(home.prices())));
    } catch (PriceFileException wrong) {
      throw new WorkbenchException(
          wrong.getMessage() + " Mend it, or take it away: it only adds prices of yours.", wrong);
    }
  }

  /** The prices themselves; the library's alone where the home folder's price file is wrong. */
  public static Prices prices(Home home) {
    try {
      return of(home).prices;
    } catch (WorkbenchException wrong) {
      // Whoever shows costs says what is wrong with it; an export must not fail for it.
      return Prices.bundled();
    }
  }

  /**
   * The cost of a call by the price of the model that was asked for, else of the one that answered.
   * Calls of the simulator cost nothing for certain.
   *
   * @return empty where it is unknown
   */
  public Optional<BigDecimal> cost(
      String provider, String model, @Nullable String answeredModel, Usage usage) {
    return prices.cost(provider, model, answeredModel, usage).or(() -> free(provider));
  }

  /**
   * The most that a call of so many tokens costs, before it is sent.
   *
   * @return empty where the price is unknown
   */
  public Optional<BigDecimal> estimate(
      String provider, String model, long inputTokens, long outputTokens) {
    return prices.estimate(provider, model, inputTokens, outputTokens).or(() -> free(provider));
  }

  /** The simulator costs nothing, unless somebody gave it a price. */
  private static Optional<BigDecimal> free(String provider) {
    return SimulatedSide.named(provider).map(side -> BigDecimal.ZERO);
  }
}
