package dev.sage.console.control;

import java.util.Objects;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Where a view says that it has nothing. The same {@link EmptyState} stays while its reason holds,
 * however often the view is read again: whoever is on its button with the keyboard stays there. FX
 * thread only.
 */
public final class EmptyPlace {
  private final StackPane pane;
  private @Nullable Object why;
  private @Nullable Node shown;

  /** Over the first child of that pane, below the others. */
  public EmptyPlace(StackPane pane) {
    this.pane = pane;
  }

  /**
   * Says that there is nothing, or no longer.
   *
   * @param reason what tells one emptiness from another; null where there is something
   * @param state makes what is shown for it
   */
  public void show(@Nullable Object reason, Supplier<EmptyState> state) {
    if (Objects.equals(reason, why)) {
      return;
    }
    why = reason;
    if (shown != null) {
      pane.getChildren().remove(shown);
      shown = null;
    }
    if (reason != null) {
      Node now = state.get();
      pane.getChildren().add(1, now);
      shown = now;
    }
  }
}
