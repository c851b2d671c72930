package dev.sage.llm.policy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which other models are asked where one has failed for a reason that another may not share ({@link
 * dev.sage.llm.LlmError.Kind#switchable()}), its retries used up, and before any content has
 * arrived. Models are named {@code provider/model} and tried in order. Immutable, thread-safe.
 *
 * @param all for models that have no list of their own
 * @param byModel lists of single models
 */
public record Fallbacks(List<String> all, Map<String, List<String>> byModel) {

  /** No other model is asked: the default. */
  public static final Fallbacks NONE = new Fallbacks(List.of(), Map.of());

  /** Keeps copies. */
  public Fallbacks {
    all = List.copyOf(all);
    byModel = Map.copyOf(byModel);
  }

  /**
   * These models in turn, whichever model the request names.
   *
   * @param models named {@code provider/model}
   * @return the list for all models
   */
  public static Fallbacks of(String... models) {
    return new Fallbacks(List.of(models), Map.of());
  }

  /**
   * The same, but with these models in turn where the request names this one.
   *
   * @param model the one that the request names
   * @param fallbacks those to ask after it
   * @return the lists with this one
   */
  public Fallbacks withModel(String model, String... fallbacks) {
    var changed = new LinkedHashMap<>(byModel);
    changed.put(model, List.of(fallbacks));
    return new Fallbacks(all, changed);
  }

  /**
   * The models to try after this one, itself left out.
   *
   * @param model the one that failed
   * @return those to ask, in order
   */
  public List<String> after(String model) {
    return byModel.getOrDefault(model, all).stream().filter(other -> !other.equals(model)).toList();
  }
}
