package dev.sage.console.compare;

import dev.sage.console.compare.answer.AnswerStatus;
import dev.sage.console.compare.answer.ColumnModel;
import java.util.List;

/** How many answers stand how. Immutable. */
record Results(int all, int complete, int failed, int cancelled, int running) {
  static final Results NONE = new Results(0, 0, 0, 0, 0);

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
    return new Results(each.size(), complete, failed, cancelled, running);
  }
}
