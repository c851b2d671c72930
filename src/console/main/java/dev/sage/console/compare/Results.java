package dev.sage.console.compare;

import dev.sage.console.compare.answer.AnswerStatus;
import dev.sage.console.compare.answer.ColumnModel;
import dev.sage.console.compare.matrix.MatrixProgress;
import java.util.List;

/**
 * How many answers stand how. Immutable.
 *
 * @param passed how many hold to all that is checked; 0 where nothing is, or that is not counted
 * @param failing how many fail a check
 */
record Results(
    int all, int complete, int failed, int cancelled, int running, int passed, int failing) {
  static final Results NONE = new Results(0, 0, 0, 0, 0, 0, 0);

  /** Of all cells of a run, rather than of the row that the columns show. */
  static Results of(MatrixProgress run) {
    return new Results(
        run.over() + run.running(),
        run.complete(),
        run.errors() - run.stopped(),
        run.stopped(),
        run.running(),
        run.passed(),
        run.failing());
  }

  static Results of(List<ColumnModel> columns) {
    List<AnswerStatus> each =
        columns.stream()
            .flatMap(column -> column.answers().stream())
            .map(answer -> answer.figures().status())
            .toList();
    int complete = (int) each.stream().filter(AnswerStatus.COMPLETE::equals).count();
    int cancelled = (int) each.stream().filter(AnswerStatus.CANCELLED::equals).count();
    int running = (int) each.stream().filter(status -> !status.over()).count();
    int failed = each.size() - complete - cancelled - running;
    return new Results(each.size(), complete, failed, cancelled, running, 0, 0);
  }
}
