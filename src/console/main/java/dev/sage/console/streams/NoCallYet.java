package dev.sage.console.streams;

import dev.sage.console.control.EmptyState;
import dev.sage.console.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/** What stands in the place of a call while there is none: the ways in. FX thread only. */
final class NoCallYet {
  private NoCallYet() {}

  /**
   * Says what can be done.
   *
   * @param start runs a prompt
   * @param choose asks for files
   */
  static EmptyState of(Runnable start, Runnable choose) {
    Button run = new Button(Texts.text("streams.empty.action"));
    run.setId("streams-empty-run");
    run.getStyleClass().add("accent");
    run.setOnAction(event -> start.run());
    Button open = new Button(Texts.text("streams.empty.open"));
    open.setId("streams-empty-open");
    open.setOnAction(event -> choose.run());
    HBox ways = new HBox(8, run, open);
    ways.setAlignment(Pos.CENTER);
    return new EmptyState(Feather.ACTIVITY, Texts.text("streams.empty.call"), ways);
  }
}
