package dev.sage.console.control;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/**
 * A place that files can be dropped on; while they are over it, it has the pseudo-class {@code
 * over}. FX thread only.
 */
public final class FileDrop {
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

  private final Node place;
  private final Consumer<List<Path>> taker;

  private FileDrop(Node place, Consumer<List<Path>> taker) {
    this.place = place;
    this.taker = taker;
  }

  /**
   * Makes a node such a place.
   *
   * @param taker gets what is dropped, one file at least
   */
  public static void on(Node place, Consumer<List<Path>> taker) {
    FileDrop drop = new FileDrop(place, taker);
    place.getProperties().put(FileDrop.class, drop);
    place.setOnDragOver(drop::over);
    place.setOnDragExited(event -> drop.marked(false));
    place.setOnDragDropped(drop::dropped);
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      marked(true);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.setDropCompleted(take(event.getDragboard().getFiles()));
      event.consume();
    }
  }

  /** Takes the files that a drag has brought; whether there are any. */
  boolean take(List<File> files) {
    marked(false);
    if (files.isEmpty()) {
      return false;
    }
    taker.accept(files.stream().map(File::toPath).toList());
    return true;
  }

  private void marked(boolean is) {
    place.pseudoClassStateChanged(OVER, is);
  }
}
