package dev.sage.console.settings;

import dev.sage.llm.config.Config;
import dev.sage.llm.config.ConfigSetting;
import dev.sage.workbench.setup.ProviderDraft;
import dev.sage.workbench.setup.Typed;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

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

  private final Map<Field, StringProperty> values = new EnumMap<>(Field.class);
  private final Map<Field, StringProperty> sources = new EnumMap<>(Field.class);
  private final Map<Field, String> before = new EnumMap<>(Field.class);
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
  private final Supplier<Config> config;

  SettingsModel(Supplier<Config> config) {
    this.config = config;
    for (Field field : Field.values()) {
      before.put(field, "");
      sources.put(field, new SimpleStringProperty(""));
      StringProperty value = new SimpleStringProperty("");
      values.put(field, value);
      value.subscribe(() -> changed.set(isChanged()));
    }
    refresh();
  }

  /** Shows what configuration says now; what was typed and is not saved stays. */
  void refresh() {
    Config now = config.get();
    for (Field field : Field.values()) {
      ConfigSetting setting = now.explain(field.path);
      String value = Objects.requireNonNullElse(setting.value(), "");
      boolean untouched = value(field).get().equals(before.get(field));
      before.put(field, value);
      if (untouched) {
        value(field).set(value);
      }
      source(field).set(setting.winner().map(rung -> rung.origin().shown()).orElse(""));
    }
    changed.set(isChanged());
  }

  private boolean isChanged() {
    return values.size() == Field.values().length && !read().isEmpty();
  }

  /** What was typed and differs. */
  Typed read() {
    return new Typed(
        ProviderDraft.of(""), typed(Field.PROXY), typed(Field.CA_FILE), typed(Field.MODEL));
  }

  private @Nullable String typed(Field field) {
    String is = value(field).get().strip();
    return is.equals(before.get(field)) ? null : is;
  }

  StringProperty value(Field field) {
    return Objects.requireNonNull(values.get(field));
  }

  /** Where the value comes from; empty where nothing sets it. */
  StringProperty source(Field field) {
    return Objects.requireNonNull(sources.get(field));
  }

  ReadOnlyBooleanProperty changedProperty() {
    return changed.getReadOnlyProperty();
  }
}
