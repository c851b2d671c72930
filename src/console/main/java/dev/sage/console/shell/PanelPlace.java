package dev.sage.console.shell;

import dev.sage.console.control.Presence;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

/**
 * Where one panel is seen. Those that were seen before stay in the scene, out of sight: a view that
 * comes back, or was prepared, costs its layout only, not its styles. FX thread only.
 */
final class PanelPlace extends StackPane {
  PanelPlace() {
    setId("panel");
  }

  /** Shows a view instead of the one that was seen. */
  void show(Node view) {
    for (Node each : getChildren()) {
      if (!each.equals(view)) {
        Presence.set(each, false);
      }
    }
    boolean added = !getChildren().contains(view);
    if (added) {
      getChildren().add(view);
    }
    Presence.set(view, true);
    if (added && getWidth() > 0) {
      // Some find their height only when they are laid out for the second time: not in sight.
      layOut(view);
    }
  }

  /** Brings a view into the scene, styled and laid out, but not into sight. */
  void prepare(Node view) {
    if (getChildren().contains(view)) {
      return;
    }
    Presence.set(view, false);
    getChildren().add(view);
    layOut(view);
  }

  private void layOut(Node view) {
    view.applyCss();
    view.resize(getWidth(), getHeight());
    if (view instanceof Parent parent) {
      parent.layout();
    }
  }
}
