package dev.sage.console.shell;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/**
 * One panel of the window. It gets what it needs through its constructor; the shell shows it. All
 * methods are called on the FX thread.
 */
public interface Panel extends AutoCloseable {
  /** Its place on the rail. */
  PanelId id();

  /** What fills the panel: the same node at every call, built at the first. */
  Node view();

  /**
   * Its actions, the same at every call: they are in the palette always, and their keys act while
   * this panel is shown.
   */
  default List<Action> actions() {
    return List.of();
  }

  /** What stands at the right of its title, 28 px high at most. */
  default Optional<Node> tools() {
    return Optional.empty();
  }

  /** Called when it has come on the screen; a good place to focus its first control. */
  default void shown() {}

  /** Called when it has left the screen; it should draw nothing until it is shown again. */
  default void hidden() {}

  /** Called once, when the window has closed: stop work, keep what is unsaved. */
  @Override
  default void close() {}
}
