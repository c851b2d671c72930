package dev.sage.console.compare.matrix;

import dev.sage.console.control.Hint;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.text.Texts;
import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The results of a run: how far it is, filters, and the grid. FX thread only. */
public final class MatrixView extends VBox {
  private static final PseudoClass OLD = PseudoClass.getPseudoClass("old");

  private final MatrixModel matrix;
  private final ProgressBar bar = new ProgressBar(0);
  private final Label says = new Label();

  public MatrixView(MatrixSide side) {
    matrix = side.matrix();
    setId("compare-matrix");
    getStyleClass().add("matrix");
    getStylesheets()
        .add(
            Objects.requireNonNull(MatrixView.class.getResource("matrix.css"), "matrix.css")
                .toExternalForm());
    MatrixGrid grid = new MatrixGrid(side);
    VBox.setVgrow(grid, Priority.ALWAYS);
    getChildren().setAll(head(side), grid);
    matrix.progressProperty().subscribe(this::show);
  }

  /** Whether its results are of something else than what would be asked now. */
  public void old(boolean is) {
    pseudoClassStateChanged(OLD, is);
  }

  private HBox head(MatrixSide side) {
    HBox head = new HBox(8);
    head.getStyleClass().add("matrix-head");
    head.setAlignment(Pos.CENTER_LEFT);
    ToggleGroup group = new ToggleGroup();
    HBox filters = new HBox(4);
    filters.setAlignment(Pos.CENTER_LEFT);
    Label what = new Label(Texts.text("compare.matrix.filters"));
    what.getStyleClass().add("secondary");
    what.setMinWidth(Region.USE_PREF_SIZE);
    filters.getChildren().add(what);
    for (MatrixFilter each : MatrixFilter.values()) {
      ToggleButton button = new ToggleButton();
      button.setId("compare-filter-" + each.key());
      button.setMinWidth(Region.USE_PREF_SIZE);
      button.setToggleGroup(group);
      Hint.on(button, each.explained());
      button.getStyleClass().add("matrix-filter");
      button.setOnAction(
          event -> {
            button.setSelected(true);
            matrix.filterProperty().set(each);
          });
      matrix.filterProperty().subscribe(by -> button.setSelected(by == each));
      matrix
          .countsProperty()
          .subscribe(counts -> button.setText(each.label(counts.getOrDefault(each, 0))));
      if (each == MatrixFilter.UNCHECKED) {
        // Rare: it takes no room where there is nothing to see.
        button
            .visibleProperty()
            .bind(
                matrix
                    .countsProperty()
                    .map(counts -> counts.getOrDefault(each, 0) > 0)
                    .orElse(false)
                    .map(any -> any || matrix.filterProperty().get() == each));
        button.managedProperty().bind(button.visibleProperty());
      }
      filters.getChildren().add(button);
    }
    bar.setPrefWidth(120);
    bar.setMinWidth(60);
    bar.setAccessibleText(Texts.text("compare.matrix.progress.name"));
    says.setId("compare-progress");
    says.getStyleClass().add("secondary");
    says.setMinWidth(0);
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button pause = ActionButtons.text(side.actions().pause());
    pause.setMinWidth(Region.USE_PREF_SIZE);
    matrix
        .pausedProperty()
        .subscribe(
            paused ->
                pause.setText(
                    Texts.text(paused ? "compare.matrix.resume" : "compare.matrix.pause")));
    Button missing = ActionButtons.text(side.actions().missing());
    missing.setMinWidth(Region.USE_PREF_SIZE);
    matrix
        .progressProperty()
        .subscribe(
            progress -> missing.setText(Texts.text("compare.matrix.missing", progress.missing())));
    missing.visibleProperty().bind(missing.disabledProperty().not());
    missing.managedProperty().bind(missing.visibleProperty());
    head.getChildren().setAll(filters, space, says, bar, missing, pause);
    return head;
  }

  private void show(MatrixProgress progress) {
    boolean going = progress.over() < progress.cells();
    bar.setProgress(progress.share());
    bar.setVisible(going);
    bar.setManaged(going);
    says.setText(
        Texts.text(
            "compare.matrix.progress",
            progress.over(),
            progress.cells(),
            progress.running(),
            progress.spent().words()));
    Hint.on(says, progress.spent().explained());
  }
}
