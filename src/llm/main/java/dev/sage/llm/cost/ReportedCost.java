package dev.sage.llm.cost;

import dev.sage.llm.Usage;
import dev.sage.llm.provider.json.Json;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Where a provider says in its usage what the call cost. Immutable, thread-safe.
 *
 * @param path the names on the way to the number, from the usage object inwards
 * @param perDollar how many of its units are a dollar
 */
record ReportedCost(List<String> path, BigDecimal perDollar) {

  private static final int DIGITS = 30;

  ReportedCost {
    path = List.copyOf(path);
  }

  /** In dollars; empty where the usage has no such number, or one that can't be. */
  Optional<BigDecimal> read(Usage usage) {
    String raw = usage.raw();
    JsonNode node = raw == null ? null : Json.tree(raw);
    if (node == null) {
      return Optional.empty();
    }
    for (String name : path) {
      node = node.path(name);
    }
    return node.isNumber() && plausible(node.decimalValue())
        ? Optional.of(Money.plain(node.decimalValue().divide(perDollar, MathContext.DECIMAL128)))
        : Optional.empty();
  }

  /** Doubles come with many digits; what has more than they can have was never an amount. */
  private static boolean plausible(BigDecimal amount) {
    return amount.signum() >= 0
        && amount.precision() <= DIGITS
        && Math.abs(amount.scale()) <= DIGITS;
  }
}
