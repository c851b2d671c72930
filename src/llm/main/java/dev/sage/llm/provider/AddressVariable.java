package dev.sage.llm.provider;

import java.util.Locale;

/** An environment variable that holds a base URL. */
public record AddressVariable(String name, Form form) {

  /** How the address is written. */
  public enum Form {
    /** A base URL. */
    URL,
    /** What {@code OLLAMA_HOST} may be: scheme, port and path may be missing. */
    OLLAMA_HOST;

    /** The name in the vendor files. */
    public String json() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
