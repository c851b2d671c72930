package dev.sage.llm.config;

import java.util.Locale;

/**
 * Where a provider's key comes from; the key itself is not read for it. Immutable, thread-safe.
 *
 * @param origin where the key or the reference to it stands
 * @param kind what stands there
 * @param shown the masked key, or the reference: {@code keychain openai/work}
 */
public record KeySource(ConfigOrigin origin, Kind kind, String shown) {

  /** What leads to the key. */
  public enum Kind {
    /** An environment variable, of the process or of a {@code .env} file. */
    VARIABLE,
    /** The key itself, in a file, a property or an option. */
    INLINE,
    /** A file that holds it. */
    FILE,
    /** A command that prints it. */
    COMMAND,
    /** A name in the store of secrets. */
    STORED;

    /** {@return the name in JSON: {@code stored}} */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
