package dev.sage.console.compare.matrix;

import dev.sage.console.compare.answer.AnswerState;
import dev.sage.console.compare.answer.AnswerStatus;
import dev.sage.workbench.compare.CellAddress;
import dev.sage.workbench.compare.InputRows;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.store.RunDetail;
import dev.sage.workbench.store.RunPlan;
import dev.sage.workbench.store.StoredRun;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Made-up earlier runs of any size. */
final class Runs {
  private static final List<AnswerStatus> STATUSES =
      List.of(
          AnswerStatus.COMPLETE,
          AnswerStatus.COMPLETE,
          AnswerStatus.COMPLETE,
          AnswerStatus.FAILED,
          AnswerStatus.CANCELLED);

  private Runs() {}

  static InputRows inputs(int rows) {
    return new InputRows(
        "topics.csv",
        List.of("topic"),
        IntStream.range(0, rows).mapToObj(i -> Map.of("topic", "subject number " + i)).toList(),
        IntStream.range(2, rows + 2).boxed().toList());
  }

  /** A run whose answers say where they stand; every fifth cell ended otherwise. */
  static OpenedRun of(int columns, int rows, int repetitions) {
    List<String> targets =
        IntStream.range(0, columns).mapToObj(i -> "provider/model-" + i).toList();
    RunPlan plan =
        new RunPlan(targets, "topics.csv", List.of("topic"), inputs(rows).rows(), repetitions);
    StoredRun run =
        new StoredRun(
            "run-" + columns + "-" + rows,
            Instant.EPOCH,
            "made up",
            plan.size(),
            columns,
            rows,
            repetitions,
            targets,
            Map.of());
    List<OpenedCell> cells = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        for (int times = 1; times <= repetitions; times++) {
          cells.add(
              new OpenedCell(
                  new CellAddress(column, row, times), entry(column, row, column + row + times)));
        }
      }
    }
    return new OpenedRun(new RunDetail(run, "", plan), Prompt.blank(List.of()), cells);
  }

  private static MatrixEntry entry(int column, int row, int kind) {
    AnswerStatus status = STATUSES.get(kind % STATUSES.size());
    return new MatrixEntry(
        "call-" + column + "-" + row,
        status,
        AnswerState.of(status, "stop", false),
        "Answer " + row + " of " + column + ", and it goes on for longer than there is room.",
        300 + column,
        1_200 + row,
        BigDecimal.valueOf(31, 4),
        Mark.NONE,
        "");
  }
}
