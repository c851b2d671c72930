package dev.sage.console.compare;

import dev.sage.console.compare.answer.AnswerModel;
import dev.sage.console.compare.answer.ColumnModel;
import dev.sage.console.compare.answer.StoredAnswer;
import dev.sage.console.compare.matrix.MatrixModel;
import dev.sage.workbench.compare.CellAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the answers of one row of the matrix into the columns: those that run as they come, the
 * others from the store. FX thread only; needs no toolkit.
 */
final class RowAnswers {
  private final MatrixModel matrix;
  private final List<ColumnModel> columns;
  private final CompareModel.History history;

  /**
   * The columns as they stood when the run that is shown came to be: columns can be moved since.
   */
  private List<ColumnModel> lanes = List.of();

  private String laidOut = "";
  private String shownOf = "";

  RowAnswers(MatrixModel matrix, List<ColumnModel> columns, CompareModel.History history) {
    this.matrix = matrix;
    this.columns = columns;
    this.history = history;
  }

  /** Remembers which column of the panel is which of the run, where it is another run. */
  void follow() {
    if (!matrix.runId().equals(laidOut)) {
      laidOut = matrix.runId();
      lanes = List.copyOf(columns);
    }
  }

  /** A run of these columns has begun, and what they show is looked at as one of its rows. */
  void begun(List<ColumnModel> ofRun) {
    laidOut = matrix.runId();
    shownOf = laidOut;
    lanes = List.copyOf(ofRun);
  }

  /** The column of the run that a column of the panel shows; -1 where it is not of that run. */
  int lane(ColumnModel column) {
    follow();
    return lanes.indexOf(column);
  }

  private List<CellAddress> cell(ColumnModel column, int row) {
    int lane = lane(column);
    return lane < 0 ? List.of() : matrix.cell(lane, row);
  }

  /**
   * Shows a row.
   *
   * @param then called when its answers are there, unless another row was asked for meanwhile
   */
  void show(int row, Runnable then) {
    // What stood there last time is of the run that stood there, or of one before it.
    boolean another =
        row != matrix.rowProperty().get() || !(shownOf.isEmpty() || matrix.runId().equals(shownOf));
    shownOf = matrix.runId();
    matrix.select(row);
    List<String> stored = new ArrayList<>();
    for (ColumnModel column : columns) {
      for (CellAddress address : cell(column, row)) {
        if (matrix.live(address).isEmpty()) {
          matrix.callId(address).ifPresent(stored::add);
        }
      }
    }
    if (stored.isEmpty()) {
      fill(row, another, Map.of(), then);
    } else {
      history.read(stored, found -> fill(row, another, found, then));
    }
  }

  private void fill(int row, boolean another, Map<String, StoredAnswer> stored, Runnable then) {
    if (matrix.rowProperty().get() != row) {
      return;
    }
    for (ColumnModel column : columns) {
      if (lane(column) >= 0) {
        List<AnswerModel> answers = new ArrayList<>();
        for (CellAddress address : cell(column, row)) {
          answer(address, stored).ifPresent(answers::add);
        }
        // Of a column that the run has not asked, the answer of the one before stays: it is said.
        boolean ofRow = column.answers().stream().allMatch(answer -> answer.row() == row);
        if (another || !ofRow || !answers.isEmpty()) {
          column.replace(answers);
        }
      }
    }
    then.run();
  }

  private Optional<AnswerModel> answer(CellAddress address, Map<String, StoredAnswer> stored) {
    return matrix
        .live(address)
        .map(AnswerModel::new)
        .or(
            () ->
                matrix
                    .callId(address)
                    .flatMap(id -> Optional.ofNullable(stored.get(id)))
                    .map(AnswerModel::new));
  }
}
