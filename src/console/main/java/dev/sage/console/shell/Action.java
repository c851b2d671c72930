package dev.sage.console.shell;

import dev.sage.console.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;

/**
 * Something a person can do. One catalogue of these drives keys, menus, palette, tooltips and the
 * page of keys, so that none can disagree.
 *
 * @param id stable, dotted: {@code compare.run}
 * @param label a verb and its object, sentence case
 * @param category where the page of keys lists it
 * @param keys the key combinations that do it, the one to show first; may be empty
 * @param enabled whether it can be done now
 * @param need what must be so before it can be done, one sentence, shown where it can't be
 * @param run does it; called on the FX thread
 */
public record Action(
    String id,
    String label,
    Category category,
    List<KeyCombination> keys,
    ObservableBooleanValue enabled,
    String need,
    Runnable run) {

  /** The action that looks after the store; the status bar has a button for it. */
  public static final String STORE = "window.store";

  /** Copies the list of keys. */
  public Action {
    keys = List.copyOf(keys);
  }

  /** The groups of the page of keys, in their order. */
  public enum Category {
    GO,
    RUN,
    EDIT,
    LOOK,
    FILE,
    WINDOW;

    /** The name on the screen. */
    public String title() {
      return Texts.text("category." + name().toLowerCase(Locale.ROOT));
    }
  }

  /** An action without a key that can always be done; its label is the text {@code action.<id>}. */
  public static Action of(String id, Category category, Runnable run) {
    return new Action(id, Texts.text("action." + id), category, List.of(), Keys.always(), "", run);
  }

  /** The same with keys, written as {@link Keys#parse} reads them, the one to show first. */
  public Action on(String... written) {
    return on(Stream.of(written).map(Keys::parse).toArray(KeyCombination[]::new));
  }

  /** The same with keys, the one to show first. */
  public Action on(KeyCombination... combinations) {
    return new Action(id, label, category, List.of(combinations), enabled, need, run);
  }

  /** The same with another label. */
  public Action labelled(String other) {
    return new Action(id, other, category, keys, enabled, need, run);
  }

  /**
   * The same, possible only while the value is true.
   *
   * @param why the name of the text {@code need.<why>}: what must be so first
   */
  public Action when(ObservableBooleanValue possible, String why) {
    return new Action(id, label, category, keys, possible, Texts.text("need." + why), run);
  }

  /** Its key as shown, or an empty text. */
  public String keyText() {
    return keys.isEmpty() ? "" : Keys.text(keys.getFirst());
  }

  /** What a tooltip of its button says: {@code Run all columns (Ctrl+Enter)}. */
  public String tooltip() {
    return keys.isEmpty() ? label : label + " (" + keyText() + ")";
  }

  /** Does it if it can be done now, and says whether it did. */
  public boolean perform() {
    if (!enabled.get()) {
      return false;
    }
    run.run();
    return true;
  }
}
