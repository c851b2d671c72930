package dev.sage.llm.provider;

import dev.sage.llm.secret.Secret;
import org.jspecify.annotations.Nullable;

/** In which header an endpoint takes its key. */
public enum AuthStyle {
  /** {@code Authorization: Bearer KEY}. */
  BEARER("Authorization", "Bearer "),
  /** {@code x-api-key: KEY} (Anthropic). */
  X_API_KEY("x-api-key", ""),
  /** {@code api-key: KEY} (Azure OpenAI). */
  API_KEY("api-key", ""),
  /** {@code x-goog-api-key: KEY} (Gemini). */
  X_GOOG_API_KEY("x-goog-api-key", ""),
  /** No key. */
  NONE(null, "");

  private final @Nullable String header;
  private final String prefix;

  AuthStyle(@Nullable String header, String prefix) {
    this.header = header;
    this.prefix = prefix;
  }

  /** {@return the header's name; null where no key is sent} */
  public @Nullable String header() {
    return header;
  }

  /**
   * {@return the header's value}
   *
   * @param key the key
   */
  public String value(Secret key) {
    return prefix + key.reveal();
  }

  /**
   * {@return the style of this name}
   *
   * @param json {@code bearer}, {@code x-api-key} ...
   * @throws IllegalArgumentException where there is none
   */
  public static AuthStyle of(String json) {
    return valueOf(json.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
  }

  /** {@return the name in the vendor files: {@code x-api-key}} */
  public String json() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
