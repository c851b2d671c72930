package dev.sage.llm.provider;

import dev.sage.llm.ModelInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a model list. Immutable, thread-safe.
 *
 * @param models in the provider's order
 * @param next where the next page begins, as the format's {@link WireFormat#modelsPath} takes it,
 *     or null where this is the last
 */
public record ModelPage(List<ModelInfo> models, @Nullable String next) {

  /** Takes a copy of the list. */
  public ModelPage {
    models = List.copyOf(models);
  }
}
