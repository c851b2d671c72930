package dev.sage.console.compare.answer;

import dev.sage.console.control.Icons;
import dev.sage.console.control.LogLine;
import dev.sage.console.control.LogView;
import dev.sage.console.control.StatusIcon;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One tool call as it builds: name, size, whether it is valid, arguments. FX thread only. */
final class ToolView extends VBox {
  private static final double LEAST_BODY = 60;
  private static final double NARROW = 280;

  private final Label name = new Label(null, Icons.of(Feather.TOOL));
  private final Label size = new Label();
  private final Label verdict = new Label();
  private final StatusIcon icon = new StatusIcon(StatusIcon.State.RUNNING);
  private final Button fold = new Button();
  private final LogView log = new LogView(Texts.text("compare.tool.arguments"));
  private final ToolModel tool;
  private boolean open;
  private int shown;

  ToolView(ToolModel tool) {
    this.tool = tool;
    getStyleClass().add("tool-call");
    name.getStyleClass().add("mono");
    name.setMinWidth(0);
    size.getStyleClass().add("secondary");
    verdict.getStyleClass().add("secondary");
    size.setMinWidth(Region.USE_PREF_SIZE);
    verdict.setMinWidth(Region.USE_PREF_SIZE);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head = new HBox(8, name, space, size, icon, verdict);
    head.setAlignment(Pos.CENTER_LEFT);
    head.setMouseTransparent(true);
    fold.setGraphic(head);
    fold.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    fold.getStyleClass().addAll("flat", "fold");
    fold.setMaxWidth(Double.MAX_VALUE);
    head.prefWidthProperty().bind(fold.widthProperty().subtract(24));
    fold.setOnAction(event -> open(!open));
    verdict.visibleProperty().bind(widthProperty().greaterThan(NARROW));
    verdict.managedProperty().bind(verdict.visibleProperty());
    log.setMinHeight(LEAST_BODY);
    VBox.setVgrow(log, Priority.ALWAYS);
    getChildren().setAll(fold, log);
    open(true);
  }

  void open(boolean now) {
    open = now;
    log.setVisible(open);
    log.setManaged(open);
    VBox.setVgrow(this, open ? Priority.ALWAYS : Priority.NEVER);
  }

  /** Shows what has grown. */
  void grow() {
    CharSequence arguments = tool.arguments();
    if (arguments.length() < shown) {
      // The whole call says otherwise than its pieces did.
      log.model().clear();
      shown = 0;
    }
    if (arguments.length() > shown) {
      log.model()
          .append(arguments.subSequence(shown, arguments.length()).toString(), LogLine.Style.MONO);
      shown = arguments.length();
    }
    name.setText(tool.name());
    size.setText(Format.bytes(arguments.length()));
    icon.stateProperty()
        .set(
            switch (tool.state()) {
              case BUILDING -> StatusIcon.State.RUNNING;
              case VALID -> StatusIcon.State.OK;
              case INVALID -> StatusIcon.State.FAILED;
              case UNFINISHED -> StatusIcon.State.TRUNCATED;
            });
    verdict.setText(verdict());
    fold.setAccessibleText(
        Texts.text("compare.tool.name", tool.name(), size.getText(), verdict.getText()));
  }

  private String verdict() {
    var fault = tool.fault();
    return Texts.text(
        fault == null
            ? "compare.tool." + tool.state().name().toLowerCase(Locale.ROOT)
            : "compare.tool.fault." + fault.name().toLowerCase(Locale.ROOT));
  }
}
