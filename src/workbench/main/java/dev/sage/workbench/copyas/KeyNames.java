package dev.sage.workbench.copyas;

import dev.sage.llm.Llm;
import dev.sage.llm.config.Config;
import dev.sage.llm.config.KeySource;
import java.util.Locale;

/** By which environment variable a secret is named in a text. Immutable, thread-safe. */
final class KeyNames {
  private final Llm llm;
  private final Config config;

  KeyNames(Llm llm, Config config) {
    this.llm = llm;
    this.config = config;
  }

  /** The variable that holds the key, else the vendor's own, else {@code NAME_API_KEY}. */
  String key(String provider) {
    return config
        .key(provider)
        .filter(source -> source.kind() == KeySource.Kind.VARIABLE)
        .map(source -> source.origin().name())
        .or(
            () ->
                llm.descriptor(provider)
                    .filter(vendor -> !vendor.keyVariables().isEmpty())
                    .map(vendor -> vendor.keyVariables().getFirst().name()))
        .filter(name -> name.matches("[A-Za-z_][A-Za-z0-9_]*"))
        .orElseGet(() -> variable(provider + "_api_key"));
  }

  /** {@code ACME_X_SESSION} for the header {@code x-session} of {@code acme}. */
  static String header(String provider, String header) {
    return variable(provider + "_" + header);
  }

  private static String variable(String words) {
    String name = words.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "_" + name : name;
  }
}
