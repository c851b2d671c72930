package dev.sage.console.compare.matrix;

import dev.sage.workbench.compare.Cell;
import dev.sage.workbench.compare.CellStatus;
import dev.sage.workbench.compare.InputRows;
import dev.sage.workbench.compare.check.Check;
import dev.sage.workbench.compare.check.Checked;
import dev.sage.workbench.compare.check.Verdict;
import dev.sage.workbench.prompt.Assertion;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.StoredCall;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Looks at answers with the assertions of a prompt, on any thread. Immutable, thread-safe. */
final class Judge {
  /** Nothing is asserted. */
  static final Judge NONE = new Judge(Prompt.blank(List.of()), InputRows.NONE);

  private final Prompt prompt;
  private final List<Map<String, String>> rows;
  private final List<Assertion> assertions;

  /** A judge of what that prompt was answered with these inputs. */
  Judge(Prompt prompt, InputRows inputs) {
    this.prompt = prompt;
    this.rows = inputs.rows();
    this.assertions = prompt.assertions();
  }

  /** What stood for the variables in a row; of one that is not there, the prompt's own. */
  Map<String, String> values(int row) {
    return prompt.values(row < rows.size() ? rows.get(row) : Map.of());
  }

  Mark mark(Cell cell, @Nullable BigDecimal cost) {
    var state = cell.state();
    if (assertions.isEmpty() || state.status() != CellStatus.COMPLETE) {
      return Mark.NONE;
    }
    Long tokens = state.usage().output();
    return mark(
        cell.row(),
        new Checked(
            cell.answer().text(),
            true,
            duration(state.timings().e2e()),
            cost,
            tokens == null ? -1 : tokens));
  }

  Mark mark(StoredCall call, String text, @Nullable BigDecimal cost) {
    if (assertions.isEmpty() || call.status() != CallStatus.COMPLETE) {
      return Mark.NONE;
    }
    Long tokens = call.usage().output();
    return mark(
        call.row(),
        new Checked(
            text, true, duration(call.timings().e2e()), cost, tokens == null ? -1 : tokens));
  }

  private Mark mark(int row, Checked answer) {
    Map<String, String> values = values(row);
    Mark mark = Mark.PASSED;
    for (Assertion assertion : assertions) {
      Verdict verdict = Check.of(assertion, values).verdict(answer);
      switch (verdict.outcome()) {
        case PASS -> {}
        case FAIL -> {
          return Mark.FAILED;
        }
        case ERROR -> mark = Mark.UNKNOWN;
      }
    }
    return mark;
  }

  private static @Nullable Duration duration(OptionalLong nanos) {
    return nanos.isPresent() ? Duration.ofNanos(nanos.getAsLong()) : null;
  }
}
