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

  RowAnswers(MatrixModel matrix, List<ColumnModel> columns, CompareModel.History history) {
    this.matrix = matrix;
    this.columns = columns;
    this.history = history;
  }

  /**
   * Shows a row.
   *
   * @param then called when its answers are there, unless another row was asked for meanwhile
   */
  void show(int row, Runnable then) {
    matrix.select(row);
    List<String> stored = new ArrayList<>();
    for (int column = 0; column < columns.size(); column++) {
      for (CellAddress address : matrix.cell(column, row)) {
        if (matrix.live(address).isEmpty()) {
          matrix.callId(address).ifPresent(stored::add);
        }
      }
    }
    if (stored.isEmpty()) {
      fill(row, Map.of(), then);
    } else {
      history.read(stored, found -> fill(row, found, then));
    }
  }

  private void fill(int row, Map<String, StoredAnswer> stored, Runnable then) {
    if (matrix.rowProperty().get() != row) {
      return;
    }
    for (int column = 0; column < columns.size(); column++) {
      List<AnswerModel> answers = new ArrayList<>();
      for (CellAddress address : matrix.cell(column, row)) {
        answer(address, stored).ifPresent(answers::add);
      }
      columns.get(column).replace(answers);
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
