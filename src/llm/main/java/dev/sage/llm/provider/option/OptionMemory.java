package dev.sage.llm.provider.option;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the models of one endpoint have refused, until the client is closed. Thread-safe. Of more
 * models than it holds, those asked longest ago are forgotten: their next call learns again.
 */
public final class OptionMemory {

  private static final int MAX_MODELS = 256;

  private final Map<String, List<OptionChange>> byModel =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<OptionChange>> eldest) {
          return size() > MAX_MODELS;
        }
      };

  /** What requests to this model are changed in, in the order in which it was learned. */
  public synchronized List<OptionChange> of(String model) {
    return byModel.isEmpty() ? List.of() : byModel.getOrDefault(model, List.of());
  }

  /**
   * Notes a refusal; what is known already stays as it is.
   *
   * @return false where the model refuses what another refusal of it was answered with: then
   *     neither way is taken, and nothing of it is remembered
   */
  public synchronized boolean learn(String model, OptionChange change) {
    var known = byModel.getOrDefault(model, List.of());
    if (known.contains(change)) {
      return true;
    }
    var changes = new ArrayList<>(known);
    boolean toAndFro = changes.removeIf(change::undoes);
    if (!toAndFro) {
      changes.add(change);
    }
    byModel.put(model, List.copyOf(changes));
    return !toAndFro;
  }
}
