package dev.sage.console.shell;

import javafx.scene.Scene;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;

/**
 * Gives the colour behind everything to the scene, from the style sheets. A scene is cleared with
 * its colour, which costs a tenth of what a region's background of the same size costs in software
 * rendering: a third of the time of a frame was spent on that. FX thread only.
 */
final class Ground extends Region {
  Ground(Scene scene) {
    getStyleClass().add("ground");
    setManaged(false);
    setMouseTransparent(true);
    backgroundProperty()
        .subscribe(
            background -> {
              if (background != null && !background.getFills().isEmpty()) {
                BackgroundFill fill = background.getFills().getLast();
                scene.setFill(fill.getFill());
              }
            });
  }
}
