package dev.sage.workbench.setup;

import dev.sage.llm.config.ConfigSetting;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What configuration says of one provider, and what its vendor wants.
 *
 * @param defaultUrl where it is unless something else is said; may be empty
 * @param organization whether the vendor tells organisations apart
 * @param project whether the vendor tells projects apart
 * @param links {@code keys}, {@code docs} …: pages for people
 * @param settings of the provider and of the connection, by {@link ConfigSetting#path}
 */
public record ProviderSettings(
    ProviderEntry entry,
    String wireFormat,
    String defaultUrl,
    boolean organization,
    boolean project,
    Map<String, String> links,
    List<ConfigSetting> settings) {
  /** Copies the collections. */
  public ProviderSettings {
    links = Map.copyOf(links);
    settings = List.copyOf(settings);
  }

  /** The path of a provider's own setting. */
  public String path(String name) {
    return "providers." + entry.name() + "." + name;
  }

  public Optional<ConfigSetting> find(String path) {
    return settings.stream().filter(setting -> setting.path().equals(path)).findFirst();
  }

  /** The value as shown, or an empty text. */
  public String value(String path) {
    return find(path).map(ConfigSetting::value).orElse("");
  }
}
