package dev.sage.console.compare;

import dev.sage.console.compare.answer.AnswerModel;
import dev.sage.console.compare.answer.ColumnModel;
import dev.sage.console.compare.matrix.AskedRun;
import dev.sage.console.compare.matrix.MatrixModel;
import dev.sage.console.compare.matrix.MatrixSide;
import dev.sage.console.compare.matrix.RunChange;
import dev.sage.workbench.prompt.Prompt;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What has changed since the run that is shown was asked: its results answer no longer what stands
 * beside them. FX thread only; needs no toolkit.
 */
final class SinceRun {
  private static final Set<RunChange> ANSWERS = Set.of(RunChange.PROMPT, RunChange.INPUTS);

  private final MatrixSide side;

  /** What the answers of a column that is not of the run that is shown answer. */
  private final Map<ColumnModel, AskedRun> questions = new WeakHashMap<>();

  private final ReadOnlyObjectWrapper<Set<RunChange>> changes =
      new ReadOnlyObjectWrapper<>(Set.of());

  SinceRun(MatrixSide side) {
    this.side = side;
  }

  /** What has changed; empty where nothing has, and where there is no run. */
  ReadOnlyObjectProperty<Set<RunChange>> changesProperty() {
    return changes.getReadOnlyProperty();
  }

  /** Looks again: what is typed or given is another, or the run is. */
  void look(Prompt typed) {
    AskedRun run = side.matrix().askedProperty().get();
    changes.set(Set.copyOf(run.since(typed, side.inputs().rowsProperty().get())));
  }

  /** Remembers what a column was asked. */
  void asked(ColumnModel column, AskedRun question) {
    questions.put(column, question);
  }

  /** Whether the answer in a column is one to something else than what would be asked now. */
  boolean old(ColumnModel column, Prompt typed) {
    MatrixModel matrix = side.matrix();
    AnswerModel shown = column.shownProperty().get();
    AskedRun run = matrix.askedProperty().get();
    if (shown == null || !run.present()) {
      return false;
    }
    if (!matrix.holds(shown.row(), shown.callId())) {
      // One column may have been asked alone since: then the others are of an earlier run.
      AskedRun question = questions.get(column);
      Prompt now = RunRequests.alone(typed, column.column());
      return question == null || !question.since(now, side.inputs().rowsProperty().get()).isEmpty();
    }
    Prompt then = run.prompt();
    boolean other =
        then == null
            ? changes.get().contains(RunChange.COLUMNS)
            : !then.columns().contains(column.column());
    return other || changes.get().stream().anyMatch(ANSWERS::contains);
  }
}
