package dev.sage.console.timeline;

import dev.sage.console.control.Icons;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.lanes.Picture.ToolSpan;
import dev.sage.console.timeline.lanes.ToolWords;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The tool calls of an answer, one a line, with when they came. FX thread only. */
final class ToolsView extends VBox {

  ToolsView() {
    super(0);
    setId("timeline-tools");
    getStyleClass().add("attempts");
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setAccessibleText(Texts.text("timeline.tools"));
    show(List.of(), 0);
  }

  /**
   * Shows those of a call.
   *
   * @param began when the call did, microseconds since 1970 UTC
   */
  void show(List<ToolSpan> tools, long began) {
    setManaged(!tools.isEmpty());
    setVisible(!tools.isEmpty());
    getChildren().setAll(tools.stream().map(tool -> line(tool, began)).toList());
  }

  private static Label line(ToolSpan tool, long began) {
    Label line = new Label(ToolWords.of(tool, began), Icons.of(Feather.TOOL));
    line.getStyleClass().addAll("attempt", "secondary-size");
    line.setWrapText(true);
    line.setMinHeight(USE_PREF_SIZE);
    line.setAccessibleRole(AccessibleRole.LIST_ITEM);
    return line;
  }
}
