package dev.sage.console.timeline;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** What stands where something is still to be drawn, as large as that will be. FX thread only. */
final class Skeleton extends Pane {
  private static final double PADDING = 16;

  private final List<Node> places;

  /**
   * Over those places, hidden.
   *
   * @param places in the same scene, each with the panel's padding at its sides
   */
  Skeleton(List<Node> places) {
    this.places = places;
    getStyleClass().add("timeline-skeleton");
    setMouseTransparent(true);
    setVisible(false);
    for (int i = 0; i < places.size(); i++) {
      Region bone = new Region();
      bone.getStyleClass().add("timeline-bone");
      getChildren().add(bone);
    }
  }

  /** Shows or hides it. */
  void show(boolean is) {
    setVisible(is);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    for (int i = 0; i < places.size(); i++) {
      Node of = places.get(i);
      Bounds at = sceneToLocal(of.localToScene(of.getLayoutBounds()));
      getChildren()
          .get(i)
          .resizeRelocate(
              at.getMinX() + PADDING,
              at.getMinY(),
              Math.max(0, at.getWidth() - 2 * PADDING),
              Math.max(0, at.getHeight() - PADDING));
    }
  }
}
