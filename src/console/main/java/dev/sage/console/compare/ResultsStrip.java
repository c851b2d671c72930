package dev.sage.console.compare;

import dev.sage.console.compare.answer.AnswerState;
import dev.sage.console.compare.matrix.MatrixModel;
import dev.sage.console.control.StatusIcon;
import dev.sage.console.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** How the answers stand, counted. FX thread only. */
final class ResultsStrip extends HBox {
  private final Label all = new Label();

  ResultsStrip(CompareModel model) {
    super(16);
    setId("compare-results");
    getStyleClass().add("results-strip");
    setAlignment(Pos.CENTER_LEFT);
    Label title = new Label(Texts.text("compare.results"));
    title.getStyleClass().add("section-title");
    Count complete = new Count(AnswerState.COMPLETE);
    Count failed = new Count(AnswerState.FAILED);
    Count cancelled = new Count(AnswerState.STOPPED);
    Count running = new Count(AnswerState.RUNNING);
    Label checks = new Label();
    checks.setId("compare-results-checks");
    getChildren().setAll(title, all, complete, failed, cancelled, running, checks);
    MatrixModel matrix = model.side().matrix();
    Runnable show =
        () -> {
          // A run of many inputs is counted whole: the columns have the answers of one.
          Results results =
              matrix.large()
                  ? Results.of(matrix.progressProperty().get())
                  : model.resultsProperty().get();
          all.setText(Texts.text("compare.results.all", results.all()));
          complete.show("compare.results.complete", results.complete());
          failed.show("compare.results.failed", results.failed());
          cancelled.show("compare.results.cancelled", results.cancelled());
          running.show("compare.results.running", results.running());
          boolean checked = results.passed() + results.failing() > 0;
          checks.setText(Texts.text("compare.results.checks", results.passed(), results.failing()));
          checks.setVisible(checked);
          checks.setManaged(checked);
        };
    model.resultsProperty().subscribe(show);
    matrix.progressProperty().subscribe(show);
    show.run();
  }

  private static final class Count extends HBox {
    private final Label label = new Label();

    Count(AnswerState state) {
      super(4);
      setAlignment(Pos.CENTER_LEFT);
      getChildren().setAll(new StatusIcon(state.icon()), label);
    }

    void show(String key, int count) {
      label.setText(Texts.text(key, count));
      setVisible(count > 0);
      setManaged(count > 0);
    }
  }
}
