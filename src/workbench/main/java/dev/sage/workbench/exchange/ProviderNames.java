package dev.sage.workbench.exchange;

import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.llm.provider.VendorCatalog;
import dev.sage.workbench.SimulatedSide;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds out who was asked from where a request went. Stateless. */
final class ProviderNames {

  /** Nobody knows: a file with nothing but a body. */
  static final String UNKNOWN = "unknown";

  private static final VendorCatalog VENDORS = new VendorCatalog();

  private ProviderNames() {}

  /** The vendor with that host and wire format, else the host itself. */
  static String of(@Nullable String url, String api) {
    String host = url == null ? null : host(url);
    if (host == null) {
      return UNKNOWN;
    }
    String vendor = null;
    for (String name : VENDORS.names()) {
      var known = VENDORS.find(name).orElse(null);
      if (known != null && host.equals(hostOf(known))) {
        if (known.wireFormat().equals(api)) {
          return name;
        }
        vendor = vendor == null ? name : vendor;
      }
    }
    return vendor == null ? host : vendor;
  }

  /** By the name that the GenAI conventions have for it. */
  static String ofConventions(String name) {
    return name.isBlank() ? UNKNOWN : dev.sage.llm.telemetry.otel.ProviderNames.known(name);
  }

  /** How a provider of that name is spoken with, for want of anything better. */
  static String wireFormat(String name) {
    return SimulatedSide.named(name)
        .map(SimulatedSide::api)
        .or(() -> VENDORS.find(name).map(ProviderDescriptor::wireFormat))
        .orElse(UNKNOWN);
  }

  private static @Nullable String hostOf(ProviderDescriptor vendor) {
    // Every local server has the same host: it tells nothing.
    return vendor.local() || vendor.baseUrl() == null ? null : host(vendor.baseUrl());
  }

  private static @Nullable String host(String url) {
    try {
      String host = URI.create(url).getHost();
      return host == null ? null : host.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException pattern) {
      return null;
    }
  }
}
