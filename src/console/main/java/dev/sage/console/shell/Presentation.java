package dev.sage.console.shell;

import dev.sage.console.control.Content;
import dev.sage.console.text.Texts;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Masks the content on the screen, so that the window can be shown to others. No platform lets a
 * program keep its windows out of every screen capture, so the content itself is not drawn: the
 * style sheet hides what is inside a node marked as {@link Content}, and what is hidden can have no
 * focus, so that it cannot be copied either. Tooltips, which repeat content, stay away. FX thread
 * only.
 */
public final class Presentation {
  private static final String STYLE = "presenting";

  private final BooleanProperty on = new SimpleBooleanProperty();
  private final WeakHashMap<Labeled, Spoken> spoken = new WeakHashMap<>();
  private final ListChangeListener<Window> noTooltips = Presentation::hideTooltips;
  private final Runnable silence = this::silence;
  private @Nullable Scene scene;

  /** What a screen reader said before. */
  private record Spoken(@Nullable String text) {}

  Presentation() {
    on.subscribe(this::change);
  }

  /** Whether content is masked; not remembered beyond the window. */
  public BooleanProperty onProperty() {
    return on;
  }

  /** Masks what that scene shows. */
  void follow(Scene of) {
    scene = of;
  }

  private void change(boolean masked) {
    Scene of = scene;
    if (of == null) {
      return;
    }
    of.getRoot().getStyleClass().removeIf(STYLE::equals);
    if (masked) {
      of.getRoot().getStyleClass().add(STYLE);
      of.addPreLayoutPulseListener(silence);
      Window.getWindows().addListener(noTooltips);
      silence();
    } else {
      of.removePreLayoutPulseListener(silence);
      Window.getWindows().removeListener(noTooltips);
      spoken.forEach((label, before) -> label.setAccessibleText(before.text));
      spoken.clear();
    }
  }

  /**
   * A label speaks its text although its text is not drawn; cells and texts come and go, so this is
   * done before every layout.
   */
  private void silence() {
    Scene of = scene;
    if (of == null) {
      return;
    }
    String masked = Texts.text("presentation.masked");
    for (Node node : privateNodes(of.getRoot())) {
      if (node instanceof Labeled label && !masked.equals(label.getAccessibleText())) {
        spoken.put(label, new Spoken(label.getAccessibleText()));
        label.setAccessibleText(masked);
      }
    }
  }

  private static Set<Node> privateNodes(Parent root) {
    return root.lookupAll("." + Content.STYLE);
  }

  private static void hideTooltips(ListChangeListener.Change<? extends Window> change) {
    while (change.next()) {
      for (Window window : change.getAddedSubList()) {
        if (window instanceof Tooltip tooltip) {
          // Not in the middle of being shown: the toolkit does not survive that.
          Platform.runLater(tooltip::hide);
        }
      }
    }
  }
}
