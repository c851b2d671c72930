package dev.sage.console.settings;

import dev.sage.llm.config.Config;
import dev.sage.llm.config.ConfigSetting;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the configuration as fields that people type in, with where each value comes from.
 * What was typed and is not saved stays when the configuration is read again. FX thread only.
 */
public final class ConfigFields<F extends Enum<F>> {
  private final Map<F, StringProperty> values;
  private final Map<F, StringProperty> sources;
  private final Map<F, String> before;
  private final Function<F, String> path;
  private final Runnable changed;
  private boolean filling;

  /**
   * Fields without a value.
   *
   * @param path of a field in the configuration
   * @param changed told once for everything that changes together
   */
  public ConfigFields(Class<F> fields, Function<F, String> path, Runnable changed) {
    values = new EnumMap<>(fields);
    sources = new EnumMap<>(fields);
    before = new EnumMap<>(fields);
    this.path = path;
    this.changed = changed;
    for (F field : fields.getEnumConstants()) {
      before.put(field, "");
      sources.put(field, new SimpleStringProperty(""));
      StringProperty value = new SimpleStringProperty("");
      value.addListener((o, was, is) -> tell());
      values.put(field, value);
    }
  }

  private void tell() {
    if (!filling) {
      changed.run();
    }
  }

  /** Shows what configuration says now. */
  public void refresh(Config now) {
    filling = true;
    values.forEach(
        (field, value) -> {
          ConfigSetting setting = now.explain(path.apply(field));
          String is = Objects.requireNonNullElse(setting.value(), "");
          boolean untouched = value.get().equals(before.get(field));
          before.put(field, is);
          if (untouched) {
            value.set(is);
          }
          source(field).set(setting.winner().map(rung -> rung.origin().shown()).orElse(""));
        });
    filling = false;
    tell();
  }

  /** What stands in a field. */
  public StringProperty value(F field) {
    return Objects.requireNonNull(values.get(field));
  }

  /** Where the value comes from; empty where nothing sets it. */
  public StringProperty source(F field) {
    return Objects.requireNonNull(sources.get(field));
  }

  /** What was typed without the blanks around it; null where it does not differ. */
  public @Nullable String typed(F field) {
    String is = value(field).get().strip();
    return is.equals(before.get(field)) ? null : is;
  }
}
