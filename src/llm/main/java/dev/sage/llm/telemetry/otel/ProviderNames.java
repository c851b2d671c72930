package dev.sage.llm.telemetry.otel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** What the conventions call a provider. Immutable, thread-safe. */
final class ProviderNames {

  private static final Properties NAMES = read();

  private ProviderNames() {}

  static String of(String provider) {
    return NAMES.getProperty(provider, provider);
  }

  private static Properties read() {
    var names = new Properties();
    try (var in =
        new InputStreamReader(
            Objects.requireNonNull(
                ProviderNames.class.getResourceAsStream("providers.properties"),
                "providers.properties is part of the library"),
            UTF_8)) {
      names.load(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return names;
  }
}
