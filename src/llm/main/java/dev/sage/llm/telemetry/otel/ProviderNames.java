package dev.sage.llm.telemetry.otel;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.Objects;
import java.util.Properties;

/**
 * What the conventions call a provider. Needs no class of OpenTelemetry. Immutable, thread-safe.
 */
public final class ProviderNames {

  private static final Properties NAMES = read();

  private ProviderNames() {}

  /**
   * {@return the conventions' name; the provider's own where they have none}
   *
   * @param provider our name
   */
  public static String of(String provider) {
    return NAMES.getProperty(provider, provider);
  }

  /**
   * {@return our name; of several for one vendor that of its first wire format}
   *
   * @param name the conventions' name
   */
  public static String known(String name) {
    return NAMES.stringPropertyNames().stream()
        .filter(ours -> name.equals(NAMES.getProperty(ours)))
        .min(Comparator.comparingInt(String::length))
        .orElse(name);
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
