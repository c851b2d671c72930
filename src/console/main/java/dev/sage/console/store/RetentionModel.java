package dev.sage.console.store;

import dev.sage.console.shell.Background;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.llm.config.Config;
import dev.sage.llm.config.ConfigSetting;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.setup.Typed;
import dev.sage.workbench.store.RetentionForecast;
import dev.sage.workbench.store.RetentionRules;
import dev.sage.workbench.store.StoreException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * What the store lets go of by itself, as configured and as typed, with what that would take now.
 * FX thread only; it counts in the background.
 */
final class RetentionModel {
  private static final Pattern MEGABYTES = Pattern.compile("[1-9][0-9]{0,11}");

  /** What can be set. */
  enum Field {
    FRAMES,
    CONTENT,
    CALLS,
    MEGABYTES;

    /** Its name in the configuration, in resource keys and ids. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    String path() {
      return "store.retention." + key();
    }
  }

  private final Map<Field, StringProperty> values = new EnumMap<>(Field.class);
  private final Map<Field, StringProperty> sources = new EnumMap<>(Field.class);
  private final Map<Field, String> before = new EnumMap<>(Field.class);
  private final ReadOnlyBooleanWrapper savable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper counting = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper forecast = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper wrong = new ReadOnlyStringWrapper("");
  private final Workbench workbench;
  private final Background background;
  private Background.@Nullable Running running;
  private boolean filling;
  private int asked;

  /** The rules of that workbench. */
  RetentionModel(Workbench workbench, Background background) {
    this.workbench = workbench;
    this.background = background;
    for (Field field : Field.values()) {
      before.put(field, "");
      sources.put(field, new SimpleStringProperty(""));
      StringProperty value = new SimpleStringProperty("");
      values.put(field, value);
      value.addListener((o, was, is) -> changed());
    }
  }

  /** Shows what configuration says now; what was typed and is not saved stays. */
  void refresh() {
    Config now = workbench.config();
    filling = true;
    for (Field field : Field.values()) {
      ConfigSetting setting = now.explain(field.path());
      String value = Objects.requireNonNullElse(setting.value(), "");
      boolean untouched = value(field).get().equals(before.get(field));
      before.put(field, value);
      if (untouched) {
        value(field).set(value);
      }
      source(field).set(setting.winner().map(rung -> rung.origin().shown()).orElse(""));
    }
    filling = false;
    changed();
  }

  /** What was typed and differs. */
  Typed read() {
    Map<String, String> typed = new HashMap<>();
    for (Field field : Field.values()) {
      String is = value(field).get().strip();
      if (!is.equals(before.get(field))) {
        typed.put(field.path(), is);
      }
    }
    return Typed.of(typed);
  }

  private record Seen(@Nullable Field wrong, RetentionForecast forecast) {}

  private void changed() {
    if (filling) {
      return;
    }
    giveUp();
    int mine = asked;
    Map<String, String> typed = new HashMap<>();
    for (Field field : Field.values()) {
      typed.put(field.path(), value(field).get().strip());
    }
    savable.set(false);
    counting.set(true);
    running =
        background
            .work(Texts.text("store.keep.counting"), () -> look(typed))
            .lengthy()
            .onSuccess(
                seen -> {
                  if (mine == asked) {
                    show(seen);
                  }
                })
            .onFailure(CancellationException.class, given -> {})
            .onFailure(StoreException.class, unreadable -> forecast.set(""))
            .andFinally(
                () -> {
                  if (mine == asked) {
                    counting.set(false);
                  }
                })
            .start();
  }

  /** Nobody waits for what is being counted. */
  void giveUp() {
    asked++;
    counting.set(false);
    if (running != null) {
      running.cancel();
    }
  }

  /** An empty field is not configured at all, whatever files say. */
  private Seen look(Map<String, String> typed) {
    Map<String, String> said = new HashMap<>(typed);
    said.values().removeIf(String::isEmpty);
    Map<String, String> call = new HashMap<>(workbench.config().sources().call());
    call.putAll(said);
    Config config = Config.load(workbench.config().sources().withCall(call));
    for (Field field : Field.values()) {
      String value = said.get(field.path());
      boolean good =
          value == null
              || (field == Field.MEGABYTES
                  ? MEGABYTES.matcher(value).matches()
                  : config.retention(field.key()).isPresent());
      if (!good) {
        return new Seen(field, new RetentionForecast(0, 0, 0, 0));
      }
    }
    RetentionRules all = RetentionRules.of(config);
    RetentionRules rules =
        new RetentionRules(
            said.containsKey(Field.FRAMES.path()) ? all.frames() : null,
            said.containsKey(Field.CONTENT.path()) ? all.content() : null,
            said.containsKey(Field.CALLS.path()) ? all.calls() : null,
            said.containsKey(Field.MEGABYTES.path()) ? all.bytes() : null);
    return new Seen(null, workbench.store().forecast(rules));
  }

  private void show(Seen seen) {
    Field field = seen.wrong();
    if (field != null) {
      forecast.set("");
      wrong.set(
          Texts.text(
              field == Field.MEGABYTES ? "store.keep.wrong.megabytes" : "store.keep.wrong.time",
              value(field).get().strip()));
      return;
    }
    wrong.set("");
    savable.set(!read().isEmpty());
    forecast.set(words(seen.forecast()));
  }

  private static String words(RetentionForecast seen) {
    if (seen.none()) {
      return Texts.text("store.keep.nothing");
    }
    List<String> parts = new ArrayList<>();
    part(parts, "store.keep.frames.go", seen.frames());
    part(parts, "store.keep.content.go", seen.content());
    part(parts, "store.keep.calls.go", seen.calls());
    if (seen.bytesTooMany() > 0) {
      parts.add(Texts.text("store.keep.bytes.go", Format.bytes(seen.bytesTooMany())));
    }
    return Texts.text("store.keep.go", String.join("; ", parts));
  }

  private static void part(List<String> parts, String key, long calls) {
    if (calls > 0) {
      parts.add(Texts.text(key, calls, Format.count(calls)));
    }
  }

  StringProperty value(Field field) {
    return Objects.requireNonNull(values.get(field));
  }

  /** Where the value comes from; empty where nothing sets it. */
  StringProperty source(Field field) {
    return Objects.requireNonNull(sources.get(field));
  }

  /** Whether something was typed that differs, and makes sense. */
  ReadOnlyBooleanProperty savableProperty() {
    return savable.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty countingProperty() {
    return counting.getReadOnlyProperty();
  }

  /** What the next clean-up would take, in words. */
  ReadOnlyStringProperty forecastProperty() {
    return forecast.getReadOnlyProperty();
  }

  /** What is wrong with what was typed; empty where nothing is. */
  ReadOnlyStringProperty wrongProperty() {
    return wrong.getReadOnlyProperty();
  }
}
