package dev.sage.llm.config;

/**
 * What one source says of a setting. Immutable, thread-safe.
 *
 * @param origin where it says so
 * @param value as it may be shown: a secret is masked, a reference is named ({@code env
 *     OPENAI_API_KEY})
 * @param state what became of it
 */
public record ConfigRung(ConfigOrigin origin, String value, State state) {

  /** What became of a value. */
  public enum State {
    /** It holds. */
    WINS,
    /** A higher source says something else. */
    SHADOWED,
    /** It is empty, which is as if it were not there. */
    EMPTY,
    /** It is null, which removes what lower sources say. */
    REMOVED,
    /** It comes from a folder that is not trusted, and is not taken. */
    BLOCKED,
    /** It is not what the setting can be, and is not taken. */
    INVALID;

    /** {@return the name in JSON: {@code shadowed}} */
    public String json() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
