package dev.sage.console.setup;

import dev.sage.llm.check.KeyHint;
import dev.sage.llm.check.KeyHints;
import dev.sage.workbench.setup.ProviderDraft;
import dev.sage.workbench.setup.ProviderSettings;
import dev.sage.workbench.setup.Typed;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * The form of one provider: what configuration says, what was typed over it, and what is odd about
 * a key while it is typed. It lives in memory only. Not thread-safe; FX thread, or one in a test.
 */
final class FormModel {
  private final StringProperty key = new SimpleStringProperty("");
  private final Map<FormField, StringProperty> fields = new EnumMap<>(FormField.class);
  private final Map<FormField, String> before = new EnumMap<>(FormField.class);
  private final ObservableList<KeyHint> hints = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable ProviderSettings> settings = new SimpleObjectProperty<>();
  private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper();
  private final StringProperty fault = new SimpleStringProperty("");
  private final BiFunction<String, String, List<KeyHint>> hinter;
  private @Nullable String wireFormat;

  /**
   * An empty form.
   *
   * @param hinter what is odd about a provider's key
   */
  FormModel(BiFunction<String, String, List<KeyHint>> hinter) {
    this.hinter = hinter;
    for (FormField field : FormField.values()) {
      StringProperty text = new SimpleStringProperty("");
      text.subscribe(this::typed);
      fields.put(field, text);
      before.put(field, "");
    }
    key.subscribe(this::keyTyped);
  }

  /** Shows what configuration says; what was typed is forgotten. */
  void show(ProviderSettings shown) {
    settings.set(shown);
    wireFormat = null;
    key.set("");
    for (FormField field : FormField.values()) {
      String value =
          field == FormField.HEADERS ? HeaderLines.of(shown) : shown.value(field.path(shown));
      before.put(field, value);
      text(field).set(value);
    }
    keyTyped();
  }

  /** The form is about nobody. */
  void clear() {
    settings.set(null);
    key.set("");
    hints.clear();
  }

  private void keyTyped() {
    ProviderSettings shown = settings.get();
    String text = key.get();
    hints.setAll(
        shown == null || text.isEmpty() ? List.of() : hinter.apply(shown.entry().name(), text));
    typed();
  }

  private void typed() {
    ProviderSettings shown = settings.get();
    changed.set(shown != null && !read().isEmpty());
    fault.set(HeaderLines.wrong(text(FormField.HEADERS).get()).map(String::valueOf).orElse(""));
  }

  /** The key as it is typed; empty while the stored one is to be used. */
  StringProperty keyProperty() {
    return key;
  }

  /** The text of a field. */
  StringProperty text(FormField field) {
    return Objects.requireNonNull(fields.get(field));
  }

  /** What is odd about the key that is typed. */
  ObservableList<KeyHint> hints() {
    return hints;
  }

  /** Whose form it is. */
  ObjectProperty<@Nullable ProviderSettings> settingsProperty() {
    return settings;
  }

  /** Whether anything was typed that differs from configuration. */
  ReadOnlyBooleanProperty changedProperty() {
    return changed.getReadOnlyProperty();
  }

  /** The number of the first line of the headers that is none; empty where all are. */
  StringProperty headerFaultProperty() {
    return fault;
  }

  /** Whether {@link #trim} takes away what a hint is about. */
  static boolean trims(KeyHint hint) {
    return switch (hint.kind()) {
      case TRAILING_NEWLINE, WHITESPACE, QUOTES, BEARER_PREFIX, VARIABLE_LINE -> true;
      case EMPTY, UNUSUAL_CHARACTERS, PLACEHOLDER, OTHER_VENDOR, WRONG_SHAPE -> false;
    };
  }

  /** Takes quotes, blanks, a variable's name and the like from the key. */
  void trim() {
    key.set(KeyHints.bare(key.get()));
  }

  /**
   * Takes over what a check proposes.
   *
   * @param setting relative to the provider: {@code baseUrl}
   */
  void apply(String setting, String value) {
    ProviderSettings shown = settings.get();
    if (shown == null) {
      return;
    }
    for (FormField field : FormField.values()) {
      if (field.path(shown).equals(shown.path(setting)) || field.path(shown).equals(setting)) {
        text(field).set(value);
        return;
      }
    }
    switch (setting) {
      case "apiKey" -> key.set(value);
      case "wireFormat" -> wireFormat = value;
      default -> throw new IllegalArgumentException("no field for " + setting);
    }
    typed();
  }

  /** Puts that into the fields, as if it was typed; null stays as it is. */
  void fill(ProviderDraft draft) {
    put(key, draft.key());
    put(text(FormField.BASE_URL), draft.baseUrl());
    put(text(FormField.ORGANIZATION), draft.organization());
    put(text(FormField.PROJECT), draft.project());
  }

  private static void put(StringProperty property, @Nullable String value) {
    if (value != null) {
      property.set(value);
    }
  }

  /** What was typed and differs from configuration. */
  Typed read() {
    ProviderSettings shown = settings.get();
    if (shown == null) {
      return Typed.nothing("");
    }
    ProviderDraft draft =
        new ProviderDraft(
            shown.entry().name(),
            key.get().isEmpty() ? null : key.get(),
            changed(FormField.BASE_URL),
            wireFormat,
            changed(FormField.ORGANIZATION),
            changed(FormField.PROJECT),
            changedHeaders());
    return new Typed(draft, changed(FormField.PROXY), changed(FormField.CA_FILE));
  }

  private @Nullable String changed(FormField field) {
    String is = text(field).get().strip();
    return is.equals(before.get(field)) ? null : is;
  }

  private Map<String, String> changedHeaders() {
    Map<String, String> was = HeaderLines.read(before(FormField.HEADERS));
    Map<String, String> is = HeaderLines.read(text(FormField.HEADERS).get());
    Map<String, String> changes = new TreeMap<>(is);
    changes.entrySet().removeAll(was.entrySet());
    was.keySet().stream()
        .filter(name -> !is.containsKey(name))
        .forEach(name -> changes.put(name, ""));
    return changes;
  }

  private String before(FormField field) {
    return before.getOrDefault(field, "");
  }
}
