package dev.sage.llm.check;

import org.jspecify.annotations.Nullable;

/**
 * What to do about a layer that failed. Immutable, thread-safe.
 *
 * @param text the sentence for a person
 * @param setting which setting of the provider to change, such as {@code baseUrl}; null where it is
 *     not a setting that helps
 * @param value what to set it to, never a key; a setting with a value can be applied as it is
 */
public record CheckFix(String text, @Nullable String setting, @Nullable String value) {

  /** {@return whether it can be applied without a person's thought} */
  public boolean applicable() {
    return setting != null && value != null;
  }

  /**
   * {@return something that only a person can do}
   *
   * @param text the sentence
   */
  static CheckFix of(String text) {
    return new CheckFix(text, null, null);
  }

  /**
   * {@return another base URL}
   *
   * @param value the address
   */
  static CheckFix baseUrl(String value) {
    return new CheckFix("Make the base URL " + value + ".", "baseUrl", value);
  }
}
