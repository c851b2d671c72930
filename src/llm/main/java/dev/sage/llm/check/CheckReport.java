package dev.sage.llm.check;

import dev.sage.llm.ModelInfo;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a check found in all. Immutable, thread-safe; never holds a key.
 *
 * @param provider the provider's name
 * @param url the base URL; null where what was given is none, or the provider has none
 * @param results one for each layer, in their order
 * @param models those that the key may see; empty where the list was not reached
 * @param facts what the provider said of the account and of itself, in order of showing:
 *     organisation, request id, rate limits
 */
public record CheckReport(
    String provider,
    @Nullable URI url,
    List<CheckResult> results,
    List<ModelInfo> models,
    Map<String, String> facts) {

  /** Takes copies of the collections. */
  public CheckReport {
    results = List.copyOf(results);
    models = List.copyOf(models);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /** {@return whether no layer failed} */
  public boolean ok() {
    return results.stream().allMatch(CheckResult::ok);
  }

  /** {@return the layer that failed} */
  public Optional<CheckResult> failure() {
    return results.stream().filter(result -> !result.ok()).findFirst();
  }
}
