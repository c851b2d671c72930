package dev.sage.console.shell;

import dev.sage.console.control.ErrorBox;
import dev.sage.console.control.Hindrance;
import dev.sage.console.text.Texts;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The list of problems behind the status bar. */
final class ProblemsView extends VBox {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
  private static final int SHOWN = 50;

  ProblemsView(Problems problems) {
    setId("problems");
    getStyleClass().add("sheet");
    setPrefWidth(640);
    Label title = new Label(Texts.text("problems.title"));
    title.getStyleClass().add("sheet-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    VBox rows = new VBox(8);
    Button clear = new Button(Texts.text("problems.clear"));
    clear.disableProperty().bind(Bindings.isEmpty(problems.list()));
    Hindrance.of(clear, Texts.text("need.problem"));
    clear.setOnAction(
        event -> {
          problems.clear();
          fill(rows, problems.list());
        });
    HBox head = new HBox(8, title, space, clear);
    head.setAlignment(Pos.CENTER_LEFT);
    ScrollPane scroll = new ScrollPane(rows);
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(560);
    scroll.setAccessibleText(Texts.text("problems.title"));
    getChildren().setAll(head, scroll);
    fill(rows, problems.list());
  }

  private static void fill(VBox rows, List<Problem> problems) {
    rows.getChildren().setAll(problems.stream().limit(SHOWN).map(ProblemsView::row).toList());
    if (problems.isEmpty()) {
      Label none = new Label(Texts.text("status.problems.none"));
      none.getStyleClass().add("secondary");
      rows.getChildren().add(none);
    }
  }

  private static HBox row(Problem problem) {
    Label time = new Label(TIME.format(problem.at()));
    time.getStyleClass().addAll("secondary", "mono", "problem-time");
    time.setMinWidth(Region.USE_PREF_SIZE);
    ErrorBox box = new ErrorBox(problem.what(), problem.fix(), problem.details());
    HBox.setHgrow(box, Priority.ALWAYS);
    return new HBox(12, time, box);
  }
}
