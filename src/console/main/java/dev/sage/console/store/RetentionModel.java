package dev.sage.console.store;

import dev.sage.console.settings.ConfigFields;
import dev.sage.console.shell.Background;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.llm.config.Config;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.setup.Typed;
import dev.sage.workbench.store.RetentionForecast;
import dev.sage.workbench.store.RetentionRules;
import dev.sage.workbench.store.StoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
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

  private final ConfigFields<Field> fields =
      new ConfigFields<>(Field.class, Field::path, this::changed);
  private final ReadOnlyBooleanWrapper savable = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper counting = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper forecast = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper wrong = new ReadOnlyStringWrapper("");
  private final Workbench workbench;
  private final Background background;
  private Background.@Nullable Running running;
  private int asked;

  /** The rules of that workbench. */
  RetentionModel(Workbench workbench, Background background) {
    this.workbench = workbench;
    this.background = background;
  }

  /** Shows what configuration says now; what was typed and is not saved stays. */
  void refresh() {
    fields.refresh(workbench.config());
  }

  /** What was typed and differs. */
  Typed read() {
    Map<String, String> typed = new HashMap<>();
    for (Field field : Field.values()) {
      String is = fields.typed(field);
      if (is != null) {
        typed.put(field.path(), is);
      }
    }
    return Typed.of(typed);
  }

  private record Seen(@Nullable Field wrong, RetentionForecast forecast) {}

  private void changed() {
    giveUp();
    int mine = asked;
    Map<String, String> typed = new HashMap<>();
    for (Field field : Field.values()) {
      typed.put(field.path(), fields.value(field).get().strip());
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
    return new Seen(null, workbench.store().care().forecast(rules));
  }

  private void show(Seen seen) {
    Field field = seen.wrong();
    if (field != null) {
      forecast.set("");
      wrong.set(
          Texts.text(
              field == Field.MEGABYTES ? "store.keep.wrong.megabytes" : "store.keep.wrong.time",
              fields.value(field).get().strip()));
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

  /** What is typed, and where it comes from. */
  ConfigFields<Field> fields() {
    return fields;
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
