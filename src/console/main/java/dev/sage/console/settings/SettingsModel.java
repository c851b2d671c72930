package dev.sage.console.settings;

import dev.sage.llm.config.Config;
import dev.sage.workbench.setup.ProviderDraft;
import dev.sage.workbench.setup.Typed;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** What holds for all calls: the default model, the proxy, certificates. FX thread only. */
final class SettingsModel {
  /** The settings that are edited here. */
  enum Field {
    MODEL("model"),
    PROXY("proxy.url"),
    CA_FILE("caFile");

    private final String path;

    Field(String path) {
      this.path = path;
    }

    /** The name in resource keys and ids. */
    String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final ConfigFields<Field> fields =
      new ConfigFields<>(Field.class, field -> field.path, this::changed);
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
  private final Supplier<Config> config;

  SettingsModel(Supplier<Config> config) {
    this.config = config;
    refresh();
  }

  /** Shows what configuration says now; what was typed and is not saved stays. */
  void refresh() {
    fields.refresh(config.get());
  }

  private void changed() {
    changed.set(!read().isEmpty());
  }

  /** What was typed and differs. */
  Typed read() {
    return new Typed(
        ProviderDraft.of(""),
        fields.typed(Field.PROXY),
        fields.typed(Field.CA_FILE),
        fields.typed(Field.MODEL));
  }

  /** What is typed, and where it comes from. */
  ConfigFields<Field> fields() {
    return fields;
  }

  ReadOnlyBooleanProperty changedProperty() {
    return changed.getReadOnlyProperty();
  }
}
