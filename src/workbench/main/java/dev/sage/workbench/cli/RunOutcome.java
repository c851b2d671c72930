package dev.sage.workbench.cli;

import dev.sage.llm.LlmError;
import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Counted;
import dev.sage.workbench.compare.Cell;
import dev.sage.workbench.compare.CellStatus;
import dev.sage.workbench.compare.Comparison;
import dev.sage.workbench.compare.check.Verdict;
import java.util.List;

/** Says which cells failed, and what the process ends with. */
final class RunOutcome {

  private final GlobalOptions globals;
  private final Redactor redactor;

  RunOutcome(GlobalOptions globals, Redactor redactor) {
    this.globals = globals;
    this.redactor = redactor;
  }

  int report(Comparison comparison, RunVerdicts verdicts) {
    List<Cell> failed =
        comparison.cells().stream()
            .filter(cell -> cell.state().status() != CellStatus.COMPLETE)
            .toList();
    for (Cell cell : failed) {
      LlmError error = cell.state().error();
      if (error != null) {
        globals
            .terminal()
            .notice(redactor.redact("sage: " + cell.target().label() + ": " + error.message()));
      }
    }
    notAsked(comparison);
    if (failed.isEmpty()) {
      return asserted(comparison, verdicts) ? ExitCode.OK : ExitCode.FAILURE;
    }
    // Nothing was asked: the command line or the configuration is wrong, not the answer.
    return failed.size() == comparison.cells().size()
            && failed.stream().allMatch(this::misconfigured)
        ? ExitCode.USAGE
        : ExitCode.FAILURE;
  }

  private void notAsked(Comparison comparison) {
    long cells =
        comparison.cells().stream().filter(cell -> cell.status() == CellStatus.NOT_RUN).count();
    if (cells > 0) {
      globals
          .terminal()
          .notice(
              "sage: %,d of %s not run: cap. Raise --max-cost."
                  .formatted(cells, Counted.of(comparison.cells().size(), "call")));
    }
  }

  private boolean asserted(Comparison comparison, RunVerdicts verdicts) {
    boolean all = true;
    for (Cell cell : comparison.cells()) {
      for (Verdict verdict : verdicts.of(cell).values()) {
        if (!verdict.passed()) {
          all = false;
          globals
              .terminal()
              .notice(redactor.redact("sage: " + cell.target().label() + ": " + verdict.words()));
        }
      }
    }
    return all;
  }

  private boolean misconfigured(Cell cell) {
    LlmError error = cell.state().error();
    return error != null
        && (error.kind() == LlmError.Kind.INVALID_CONFIG
            || error.kind() == LlmError.Kind.MISSING_CREDENTIALS);
  }
}
