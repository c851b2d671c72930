package dev.sage.console.redaction;

import dev.sage.console.control.Icons;
import dev.sage.console.control.StatusIcon;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.text.Texts;
import dev.sage.workbench.redaction.SelfTest;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The self-test: a line for each exit, and a sentence. */
final class SelfTestView extends BorderPane {
  private final VBox lines = new VBox();

  /**
   * A view of it.
   *
   * @param close goes back to the findings
   */
  SelfTestView(SelfTestModel test, RedactionActions actions, Runnable close) {
    setId("redaction-self-test");
    getStyleClass().add("self-test");
    Label title = new Label(Texts.text("redaction.test"));
    title.getStyleClass().add("section-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox head =
        new HBox(
            8, title, space, Icons.button(Feather.X, Texts.text("redaction.test.close"), close));
    head.setAlignment(Pos.CENTER_LEFT);
    Label summary = new Label();
    summary.setId("redaction-test-summary");
    summary.setWrapText(true);
    summary.setMinHeight(USE_PREF_SIZE);
    summary.textProperty().bind(test.summaryProperty());
    test.failedProperty()
        .subscribe(
            failed -> {
              summary.getStyleClass().remove("danger-text");
              if (failed) {
                summary.getStyleClass().add("danger-text");
              }
            });
    ProgressBar progress = new ProgressBar();
    progress.setMaxWidth(Double.MAX_VALUE);
    progress.setAccessibleText(Texts.text("redaction.test.running"));
    progress.visibleProperty().bind(test.runningProperty());
    progress.managedProperty().bind(test.runningProperty());
    Button again = ActionButtons.text(actions.test());
    again.setId("redaction-test-again");
    again.setText(Texts.text("redaction.test.again"));
    Button cancel = ActionButtons.text(actions.cancelTest());
    cancel.setText(Texts.text("redaction.test.cancel"));
    VBox top = new VBox(8, head, summary, progress, new HBox(8, again, cancel));
    top.getStyleClass().add("self-test-head");
    setTop(top);
    ScrollPane scroll = new ScrollPane(lines);
    scroll.setFitToWidth(true);
    scroll.setAccessibleText(Texts.text("redaction.test.steps"));
    setCenter(scroll);
    test.steps().addListener((ListChangeListener<SelfTest.Step>) change -> show(test));
  }

  private void show(SelfTestModel test) {
    lines.getChildren().setAll(test.steps().stream().map(SelfTestView::line).toList());
  }

  private static HBox line(SelfTest.Step step) {
    StatusIcon icon = new StatusIcon(step.ok() ? StatusIcon.State.OK : StatusIcon.State.FAILED);
    icon.setMinWidth(USE_PREF_SIZE);
    Label name = new Label(step.name());
    Label detail = new Label(step.detail());
    detail.getStyleClass().add("secondary");
    detail.setWrapText(true);
    detail.setMinHeight(USE_PREF_SIZE);
    VBox words = new VBox(0, name, detail);
    HBox.setHgrow(words, Priority.ALWAYS);
    HBox line = new HBox(8, icon, words);
    line.setAlignment(Pos.TOP_LEFT);
    line.getStyleClass().add("self-test-step");
    return line;
  }
}
