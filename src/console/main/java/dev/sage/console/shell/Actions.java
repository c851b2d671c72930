package dev.sage.console.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * The one catalogue of actions. Those of the window act always, those of a panel while it is shown.
 * FX thread only.
 */
public final class Actions {
  private final List<Action> ofWindow = new ArrayList<>();
  private List<Action> ofPanel = List.of();
  private boolean blocked;

  /** The actions of the window itself. */
  List<Action> ofWindow() {
    return List.copyOf(ofWindow);
  }

  /** Adds an action of the window. */
  public void add(Action action) {
    ofWindow.add(action);
  }

  /** Replaces the actions of the panel that is shown. */
  public void panel(List<Action> actions) {
    ofPanel = List.copyOf(actions);
  }

  /** Every action that is in reach now, the panel's first. */
  public List<Action> all() {
    List<Action> all = new ArrayList<>(ofPanel);
    all.addAll(ofWindow);
    return all;
  }

  /** The action of that id, if it is in reach. */
  public Optional<Action> find(String id) {
    return all().stream().filter(action -> action.id().equals(id)).findFirst();
  }

  /** While an overlay is open, keys belong to it; the actions of the window's own keys stay. */
  void block(boolean overlayOpen) {
    blocked = overlayOpen;
  }

  /**
   * Lets the keys act. Combinations with a modifier come before the focused control, so that no
   * text area eats Ctrl+Enter; plain keys come after it and never while text is being typed.
   */
  void listen(Scene scene) {
    scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> dispatch(scene, event, false));
    scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> dispatch(scene, event, true));
    scene.addEventHandler(KeyEvent.KEY_TYPED, event -> dispatch(scene, event, true));
  }

  private void dispatch(Scene scene, KeyEvent event, boolean plain) {
    if (plain && (blocked || Keys.takesText(scene.getFocusOwner()))) {
      return;
    }
    for (Action action : blocked ? ofWindow : all()) {
      if (matches(action.keys(), event, plain) && action.perform()) {
        event.consume();
        return;
      }
    }
  }

  private static boolean matches(List<KeyCombination> keys, KeyEvent event, boolean plain) {
    return keys.stream().anyMatch(key -> Keys.isPlain(key) == plain && key.match(event));
  }
}
