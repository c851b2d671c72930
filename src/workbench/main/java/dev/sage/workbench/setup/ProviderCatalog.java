package dev.sage.workbench.setup;

import dev.sage.llm.config.Config;
import dev.sage.llm.config.ConfigLayer;
import dev.sage.llm.config.ConfigOrigin;
import dev.sage.llm.config.ConfigRung;
import dev.sage.llm.config.ConfigSetting;
import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.llm.provider.VendorCatalog;
import dev.sage.simulator.Simulator;
import dev.sage.workbench.SimulatedSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The providers that there are, and what is configured of each. Immutable, thread-safe. */
final class ProviderCatalog {

  private static final List<String> OWN =
      List.of("apiKey", "baseUrl", "wireFormat", "organization", "project");

  private final VendorCatalog vendors = new VendorCatalog();
  private final @Nullable Simulator simulator;

  ProviderCatalog(@Nullable Simulator simulator) {
    this.simulator = simulator;
  }

  VendorCatalog vendors() {
    return vendors;
  }

  /** What is known of the vendor; empty for the person's own servers and the simulator. */
  Optional<ProviderDescriptor> vendor(String provider) {
    return vendors.find(provider);
  }

  Optional<SimulatedSide> side(String provider) {
    return simulator == null ? Optional.empty() : SimulatedSide.named(provider);
  }

  /** All, in the order of {@link ProviderEntry#ORDER}. */
  List<ProviderEntry> entries(Config config) {
    var entries = new ArrayList<ProviderEntry>();
    for (String name : config.providers()) {
      if (vendors.find(name).isEmpty() && side(name).isEmpty()) {
        entries.add(entry(config, name));
      }
    }
    for (String name : vendors.names()) {
      boolean variant = vendors.find(name).orElseThrow().variantOf() != null;
      if (!variant || config.providers().contains(name)) {
        entries.add(entry(config, name));
      }
    }
    if (simulator != null) {
      for (var side : SimulatedSide.values()) {
        entries.add(entry(config, side.provider()));
      }
    }
    entries.sort(ProviderEntry.ORDER);
    return entries;
  }

  ProviderEntry entry(Config config, String name) {
    var side = side(name);
    if (side.isPresent()) {
      return new ProviderEntry(name, title(side.get()), ProviderEntry.Kind.SIMULATED, null, false);
    }
    var key = config.key(name).map(Places::of).orElse(null);
    var vendor = vendors.find(name);
    if (vendor.isEmpty()) {
      return new ProviderEntry(name, name, ProviderEntry.Kind.OWN, key, false);
    }
    return new ProviderEntry(
        name,
        vendor.get().title(),
        vendor.get().local() ? ProviderEntry.Kind.LOCAL : ProviderEntry.Kind.VENDOR,
        key,
        vendor.get().keyRequired());
  }

  private static String title(SimulatedSide side) {
    String words = side.name().toLowerCase(Locale.ROOT);
    return "Simulator, " + (side == SimulatedSide.OPENAI ? "OpenAI" : capital(words));
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }

  ProviderSettings settings(Config config, String name) {
    var entry = entry(config, name);
    var side = side(name);
    if (side.isPresent() && simulator != null) {
      return simulated(entry, side.get(), simulator);
    }
    var vendor = vendors.find(name).orElse(null);
    var settings = new ArrayList<ConfigSetting>();
    OWN.forEach(own -> settings.add(config.explain("providers." + name + "." + own)));
    String headers = "providers." + name + ".headers.";
    config.settings().stream()
        .filter(setting -> setting.path().startsWith(headers))
        .forEach(settings::add);
    settings.add(config.explain("proxy.url"));
    settings.add(config.explain("caFile"));
    var wireFormat = config.explain("providers." + name + ".wireFormat").value();
    boolean openAi = vendor != null && vendor.headerVariables().containsKey("OpenAI-Organization");
    return new ProviderSettings(
        entry,
        wireFormat != null ? wireFormat : vendor == null ? "openai-chat" : vendor.wireFormat(),
        vendor == null || vendor.addressRequired() ? "" : vendor.baseUrl(),
        openAi,
        openAi,
        vendor == null ? Map.of() : vendor.links(),
        settings);
  }

  /** The simulator is configured by nobody. */
  private static ProviderSettings simulated(
      ProviderEntry entry, SimulatedSide side, Simulator simulator) {
    var endpoint = side.endpoint(simulator);
    var origin = ConfigOrigin.of(ConfigLayer.DEFAULT, "the simulator in this process");
    var settings =
        List.of(
            fixed(entry.name(), "apiKey", "made for this run", origin),
            fixed(entry.name(), "baseUrl", endpoint.baseUrl().toString(), origin),
            fixed(entry.name(), "wireFormat", endpoint.wireFormat(), origin));
    return new ProviderSettings(
        entry,
        endpoint.wireFormat(),
        endpoint.baseUrl().toString(),
        false,
        false,
        Map.of(),
        settings);
  }

  private static ConfigSetting fixed(
      String provider, String name, String value, ConfigOrigin origin) {
    return new ConfigSetting(
        "providers." + provider + "." + name,
        name.equals("apiKey"),
        value,
        List.of(new ConfigRung(origin, value, ConfigRung.State.WINS)));
  }
}
