package dev.sage.console.setup;

import dev.sage.console.text.Texts;
import dev.sage.workbench.setup.ProviderSettings;
import java.util.Locale;

/** The fields of the form beside the key. */
public enum FormField {
  BASE_URL("baseUrl", true),
  ORGANIZATION("organization", true),
  PROJECT("project", true),
  /** One a line, {@code Name: value}; each header is a setting of its own. */
  HEADERS("headers", true),
  PROXY("proxy.url", false),
  CA_FILE("caFile", false);

  private final String setting;
  private final boolean ofProvider;

  FormField(String setting, boolean ofProvider) {
    this.setting = setting;
    this.ofProvider = ofProvider;
  }

  /** The path of its setting for that provider. */
  String path(ProviderSettings settings) {
    return ofProvider ? settings.path(setting) : setting;
  }

  /** The name in resource keys and ids. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String title() {
    return Texts.text("setup.field." + key());
  }
}
