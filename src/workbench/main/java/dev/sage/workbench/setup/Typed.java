package dev.sage.workbench.setup;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into the form and differs from configuration; null is as configured, an empty text
 * takes a setting away. It prints no key.
 *
 * @param draft what is the provider's own
 * @param proxy of all connections
 * @param caFile of all connections
 * @param model the model that is asked where none is named, {@code provider/model}
 * @param others settings of no provider by their paths, of the whole file and of no profile
 */
public record Typed(
    ProviderDraft draft,
    @Nullable String proxy,
    @Nullable String caFile,
    @Nullable String model,
    Map<String, String> others) {

  /** Copies the others. */
  public Typed {
    others = Map.copyOf(others);
  }

  /** Without others. */
  public Typed(
      ProviderDraft draft,
      @Nullable String proxy,
      @Nullable String caFile,
      @Nullable String model) {
    this(draft, proxy, caFile, model, Map.of());
  }

  /** Without a model. */
  public Typed(ProviderDraft draft, @Nullable String proxy, @Nullable String caFile) {
    this(draft, proxy, caFile, null);
  }

  /** Settings of the whole file alone. */
  public static Typed of(Map<String, String> others) {
    return new Typed(ProviderDraft.of(""), null, null, null, others);
  }

  /** Nothing typed. */
  public static Typed nothing(String provider) {
    return new Typed(ProviderDraft.of(provider), null, null);
  }

  public boolean isEmpty() {
    return equals(nothing(draft.provider()));
  }
}
