package dev.sage.llm.cost;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a price file says of one provider. */
final class ProviderReader {

  private static final Set<String> RATES =
      Set.of("input", "cacheRead", "cacheWrite", "cacheWriteHour", "output");
  private static final Set<String> FIELDS =
      Set.of("models", "snapshots", "reportedCost", "source", "read", "note");
  private static final Set<String> MODEL =
      with(RATES, "aliases", "tiers", "varies", "source", "read", "note");
  private static final Set<String> TIER = with(RATES, "above");
  private static final Set<String> REPORTED = Set.of("field", "perDollar", "source", "read");

  private ProviderReader() {}

  static ProviderPrices read(PriceNode provider) {
    provider.object(FIELDS);
    var models = new LinkedHashMap<String, Price>();
    var aliases = new LinkedHashMap<String, String>();
    if (provider.has("models")) {
      provider
          .field("models")
          .entries()
          .forEach(
              entry ->
                  models.put(entry.getKey(), price(entry.getKey(), entry.getValue(), provider)));
      provider
          .field("models")
          .entries()
          .forEach(entry -> aliases(entry.getKey(), entry.getValue(), models, aliases));
    }
    return new ProviderPrices(models, aliases, snapshots(provider), reported(provider));
  }

  private static Price price(String model, PriceNode node, PriceNode provider) {
    node.object(MODEL);
    Rates rates = rates(node);
    var tiers = new ArrayList<Tier>();
    if (node.has("tiers")) {
      for (PriceNode tier : node.field("tiers").items()) {
        tier.object(TIER);
        long above = tier.field("above").count();
        if (!tiers.isEmpty() && above <= tiers.getLast().above()) {
          throw tier.field("above").wrong("more than that of the tier before it");
        }
        tiers.add(new Tier(above, rates(tier)));
      }
    }
    PriceNode sourced = node.has("source") ? node : provider;
    PriceNode dated = node.has("read") ? node : provider;
    return new Price(
        model,
        rates,
        tiers,
        node.has("varies") && node.field("varies").flag(),
        sourced.has("source") ? sourced.field("source").address() : null,
        dated.has("read") ? dated.field("read").date() : null);
  }

  private static Rates rates(PriceNode node) {
    return new Rates(
        node.field("input").dollars(),
        node.dollarsOrNull("cacheRead"),
        node.dollarsOrNull("cacheWrite"),
        node.dollarsOrNull("cacheWriteHour"),
        node.field("output").dollars());
  }

  private static void aliases(
      String model, PriceNode node, Map<String, Price> models, Map<String, String> aliases) {
    if (!node.has("aliases")) {
      return;
    }
    for (PriceNode alias : node.field("aliases").items()) {
      String name = alias.text();
      if (models.containsKey(name) || aliases.putIfAbsent(name, model) != null) {
        throw alias.problem("names \"" + name + "\", which is there already");
      }
    }
  }

  private static List<SnapshotSuffix> snapshots(PriceNode provider) {
    if (!provider.has("snapshots")) {
      return List.of();
    }
    return provider.field("snapshots").items().stream()
        .map(
            node ->
                SnapshotSuffix.of(node.text())
                    .orElseThrow(() -> node.wrong("a form of date such as \"-YYYY-MM-DD\"")))
        .toList();
  }

  private static @Nullable ReportedCost reported(PriceNode provider) {
    if (!provider.has("reportedCost")) {
      return null;
    }
    PriceNode node = provider.field("reportedCost").object(REPORTED);
    return new ReportedCost(
        List.of(node.field("field").text().split("\\.", -1)),
        BigDecimal.valueOf(node.has("perDollar") ? node.field("perDollar").count() : 1));
  }

  private static Set<String> with(Set<String> some, String... more) {
    var all = new HashSet<>(some);
    all.addAll(List.of(more));
    return Set.copyOf(all);
  }
}
