package dev.sage.console.compare.matrix;

import dev.sage.workbench.compare.InputRows;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.PromptException;
import dev.sage.workbench.prompt.PromptJson;
import dev.sage.workbench.store.RunDetail;
import dev.sage.workbench.store.RunPlan;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Plans of earlier runs as inputs. Stateless. */
public final class MatrixRuns {
  private MatrixRuns() {}

  /** The inputs of an earlier run, as they were. */
  public static InputRows inputs(RunPlan plan) {
    return plan.source().isEmpty()
        ? InputRows.NONE
        : new InputRows(
            plan.source(),
            plan.names(),
            plan.rows(),
            IntStream.rangeClosed(1, plan.rows().size()).boxed().toList());
  }

  /** What an earlier run asked; nothing where the document was not kept or can't be read. */
  public static Optional<Prompt> prompt(RunDetail run) {
    try {
      return run.prompt().isEmpty() ? Optional.empty() : Optional.of(PromptJson.read(run.prompt()));
    } catch (PromptException unreadable) {
      return Optional.empty();
    }
  }

  /** The plan of a run that begins. */
  public static RunPlan plan(List<String> columns, InputRows inputs, int repetitions) {
    return new RunPlan(columns, inputs.source(), inputs.names(), inputs.rows(), repetitions);
  }

  /** Shows a run of an earlier time; one of a version that kept no plan is not shown. */
  static void show(MatrixModel matrix, OpenedRun run) {
    RunPlan plan = run.detail().plan();
    if (!plan.columns().isEmpty() && !plan.rows().isEmpty()) {
      matrix.open(run, inputs(plan));
    }
  }
}
