package dev.sage.console.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.event.EventHandler;
import javafx.scene.input.InputEvent;
import javafx.util.Duration;

/**
 * Builds panels before they are asked for, one at a time while the person does nothing: the first
 * look at each is as quick as the second then. FX thread only.
 */
final class Ahead {
  private static final Duration QUIET = Duration.millis(400);

  private final Deque<Panel> left;
  private final PanelPlace place;
  private final PauseTransition pause = new PauseTransition(QUIET);
  private final EventHandler<InputEvent> busy = event -> pause.playFromStart();

  private Ahead(List<Panel> panels, PanelPlace place) {
    left = new ArrayDeque<>(panels);
    this.place = place;
  }

  /**
   * Builds those panels when nothing else is to be done.
   *
   * @param place where they are shown later
   */
  static void build(List<Panel> panels, PanelPlace place) {
    Ahead ahead = new Ahead(panels, place);
    ahead.pause.setOnFinished(event -> ahead.next());
    place.getScene().addEventFilter(InputEvent.ANY, ahead.busy);
    ahead.pause.play();
  }

  private void next() {
    Panel panel = left.poll();
    if (panel == null || place.getScene().getWindow() == null) {
      place.getScene().removeEventFilter(InputEvent.ANY, busy);
      return;
    }
    place.prepare(panel.view());
    pause.playFromStart();
  }
}
