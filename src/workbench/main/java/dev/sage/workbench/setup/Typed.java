package dev.sage.workbench.setup;

import org.jspecify.annotations.Nullable;

/**
 * What was typed into the form and differs from configuration; null is as configured, an empty text
 * takes a setting away. It prints no key.
 *
 * @param draft what is the provider's own
 * @param proxy of all connections
 * @param caFile of all connections
 * @param model the model that is asked where none is named, {@code provider/model}
 */
public record Typed(
    ProviderDraft draft, @Nullable String proxy, @Nullable String caFile, @Nullable String model) {

  /** Without a model. */
  public Typed(ProviderDraft draft, @Nullable String proxy, @Nullable String caFile) {
    this(draft, proxy, caFile, null);
  }

  /** Nothing typed. */
  public static Typed nothing(String provider) {
    return new Typed(ProviderDraft.of(provider), null, null);
  }

  public boolean isEmpty() {
    return equals(nothing(draft.provider()));
  }
}
