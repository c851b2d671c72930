package dev.sage.console.setup;

import dev.sage.console.control.Content;
import dev.sage.console.control.Icons;
import dev.sage.console.control.StatusIcon;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.llm.check.CheckFix;
import dev.sage.llm.check.CheckResult;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One layer of a check: its state, its name, what was found, how long it took, and the fix. */
final class LayerRow extends VBox {
  private static final double NAME = 112;
  private static final double TIME = 64;

  /**
   * A row.
   *
   * @param follow does what a fix proposes
   */
  LayerRow(CheckModel.Row row, Consumer<CheckFix> follow) {
    super(4);
    getStyleClass().add("layer");
    setId("layer-" + row.layer().json());
    CheckResult result = row.result();
    Label name = new Label(row.layer().title());
    name.setMinWidth(NAME);
    name.setPrefWidth(NAME);
    Label detail = Content.mark(new Label(result == null ? waiting(row.state()) : result.detail()));
    detail.getStyleClass().add(result != null && !result.ok() ? "danger-text" : "layer-detail");
    detail.setWrapText(true);
    detail.setMinHeight(Region.USE_PREF_SIZE);
    detail.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(detail, Priority.ALWAYS);
    Label time = new Label(time(result));
    time.getStyleClass().add("layer-time");
    time.setMinWidth(TIME);
    time.setPrefWidth(TIME);
    time.setAlignment(Pos.TOP_RIGHT);
    StatusIcon icon = new StatusIcon(row.state(), "setup.layer");
    HBox line = new HBox(8, icon, name, detail, time);
    line.setAlignment(Pos.TOP_LEFT);
    getChildren().add(line);
    if (result != null && result.fix() != null) {
      getChildren().add(fix(result, result.fix(), follow));
    }
  }

  private static String waiting(StatusIcon.State state) {
    return switch (state) {
      case RUNNING -> Texts.text("setup.layer.now");
      case CANCELLED -> Texts.text("setup.layer.cancelled");
      default -> "";
    };
  }

  private static String time(@Nullable CheckResult result) {
    return result == null || result.status() == CheckResult.Status.SKIPPED
        ? ""
        : Format.duration(result.time());
  }

  private static Node fix(CheckResult result, CheckFix fix, Consumer<CheckFix> follow) {
    Label words = new Label(fix.text(), Icons.of(Feather.TOOL));
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.setMaxWidth(Double.MAX_VALUE);
    words.setGraphicTextGap(8);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line = new HBox(8, words);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("layer-fix");
    if (result.ok()) {
      line.getStyleClass().add("warning");
    }
    if (result.code() != null) {
      Label code = new Label(result.code().id());
      code.getStyleClass().addAll("mono", "secondary");
      code.setMinWidth(Region.USE_PREF_SIZE);
      line.getChildren().add(code);
    }
    if (fix.applicable()) {
      Button apply = new Button(Texts.text("setup.fix.apply"));
      apply.setId("setup-apply-" + result.layer().json());
      apply.setMinWidth(Region.USE_PREF_SIZE);
      apply.setOnAction(event -> follow.accept(fix));
      line.getChildren().add(apply);
    }
    return line;
  }
}
