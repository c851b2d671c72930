package dev.sage.console.timeline;

import dev.sage.console.shell.Panel;
import dev.sage.console.shell.PanelId;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** Somewhere else to be. */
final class OtherPanel implements Panel {
  private final Label label = new Label("elsewhere");

  @Override
  public PanelId id() {
    return PanelId.STREAMS;
  }

  @Override
  public Node view() {
    return label;
  }
}
