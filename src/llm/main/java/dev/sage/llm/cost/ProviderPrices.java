package dev.sage.llm.cost;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one provider's prices. Immutable, thread-safe.
 *
 * @param models the prices by their own names
 * @param aliases other names of these models, each with the model's own
 * @param snapshots how the provider dates a model's name
 * @param reported where it tells the cost itself, or null where it does not
 */
record ProviderPrices(
    Map<String, Price> models,
    Map<String, String> aliases,
    List<SnapshotSuffix> snapshots,
    @Nullable ReportedCost reported) {

  ProviderPrices {
    models = Map.copyOf(models);
    aliases = Map.copyOf(aliases);
    snapshots = List.copyOf(snapshots);
  }

  /** By its name or an alias, else by the name without its date. */
  Optional<Price> find(String model) {
    return named(model)
        .or(
            () ->
                snapshots.stream()
                    .flatMap(suffix -> suffix.cut(model).stream())
                    .flatMap(name -> named(name).stream())
                    .findFirst());
  }

  private Optional<Price> named(String model) {
    var price = models.get(model);
    return price != null
        ? Optional.of(price)
        : Optional.ofNullable(aliases.get(model)).map(models::get);
  }

  /** These, and what the others say in their place: a model named there keeps its aliases. */
  ProviderPrices with(ProviderPrices others) {
    var allModels = new LinkedHashMap<>(models);
    allModels.putAll(others.models);
    var allAliases = new LinkedHashMap<>(aliases);
    allAliases.putAll(others.aliases);
    // A name is one thing: what is a model there is no alias any more, and the other way round.
    allAliases.keySet().removeAll(others.models.keySet());
    allModels.keySet().removeAll(others.aliases.keySet());
    var allSnapshots = new ArrayList<>(snapshots);
    allSnapshots.addAll(others.snapshots);
    return new ProviderPrices(
        allModels, allAliases, allSnapshots, others.reported != null ? others.reported : reported);
  }
}
