package dev.sage.console.control;

import dev.sage.console.text.Texts;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.OverrunStyle;

/**
 * An id or a path: cut in the middle where it does not fit, whole in the tooltip, and copyable from
 * its context menu.
 */
public final class IdLabel extends Label {
  /** A label of that id. */
  public IdLabel(String id) {
    super(id);
    getStyleClass().add("mono");
    Content.mark(this);
    setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
    setMinWidth(0);
    Hint.on(this, this::getText);
    MenuItem copy = new MenuItem(Texts.text("copy"));
    copy.setOnAction(event -> CopyRequest.fire(this, getText()));
    setContextMenu(new ContextMenu(copy));
  }
}
