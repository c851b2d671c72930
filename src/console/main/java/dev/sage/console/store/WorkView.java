package dev.sage.console.store;

import dev.sage.console.control.Content;
import dev.sage.console.control.ErrorBox;
import dev.sage.console.control.Icons;
import dev.sage.console.store.StoreWork.Outcome;
import dev.sage.console.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What runs, how far it is, and what came of it. */
final class WorkView extends VBox {
  private final VBox outcome = new VBox();

  WorkView(StoreWork work) {
    super(8);
    setId("store-work");
    Label title = new Label();
    title.textProperty().bind(work.titleProperty());
    title.setMinWidth(0);
    Label step = new Label();
    step.setId("store-work-step");
    step.getStyleClass().addAll("secondary", "figure");
    step.textProperty().bind(work.stepProperty());
    step.managedProperty().bind(work.stepProperty().isNotEmpty());
    step.visibleProperty().bind(step.managedProperty());
    ProgressBar bar = new ProgressBar();
    bar.setId("store-work-progress");
    bar.setAccessibleText(Texts.text("store.work.progress"));
    // A bar that doesn't know how far it is says so; the step is what there is to say.
    bar.accessibleHelpProperty().bind(work.stepProperty());
    bar.progressProperty().bind(work.progressProperty());
    bar.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(bar, Priority.ALWAYS);
    Button stop = new Button(Texts.text("store.work.stop"));
    stop.setId("store-work-stop");
    stop.setMinWidth(USE_PREF_SIZE);
    stop.setOnAction(event -> work.stop());
    HBox line = new HBox(12, bar, stop);
    line.setAlignment(Pos.CENTER_LEFT);
    VBox running = new VBox(4, title, line, step);
    running.managedProperty().bind(work.runningProperty());
    running.visibleProperty().bind(work.runningProperty());
    getChildren().setAll(running, outcome);
    work.outcomeProperty().subscribe(this::show);
  }

  private void show(@Nullable Outcome came) {
    outcome.getChildren().clear();
    if (came == null) {
      return;
    }
    outcome
        .getChildren()
        .add(
            switch (came.result()) {
              case DONE -> said(came.text(), Feather.CHECK_CIRCLE, "store-done");
              case STOPPED -> said(came.text(), Feather.SLASH, "store-stopped");
              case FOUND, FAILED -> failed(came.text());
            });
  }

  private static ErrorBox failed(String text) {
    int end = text.indexOf('\n');
    ErrorBox box =
        end < 0
            ? new ErrorBox(text, "", "")
            : new ErrorBox(text.substring(0, end), "", text.substring(end + 1));
    box.setId("store-outcome");
    return box;
  }

  private static Label said(String text, Feather icon, String style) {
    Label label = new Label(text, Icons.of(icon));
    label.setId("store-outcome");
    label.getStyleClass().add(style);
    label.setGraphicTextGap(8);
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return Content.mark(label);
  }
}
