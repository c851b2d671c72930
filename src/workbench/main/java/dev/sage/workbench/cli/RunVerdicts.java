package dev.sage.workbench.cli;

import dev.sage.workbench.CallCosts;
import dev.sage.workbench.compare.Cell;
import dev.sage.workbench.compare.CellStatus;
import dev.sage.workbench.compare.check.Check;
import dev.sage.workbench.compare.check.Checked;
import dev.sage.workbench.compare.check.Verdict;
import dev.sage.workbench.prompt.Assertion;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What the assertions of a prompt say of the cells of a run. Immutable. */
final class RunVerdicts {

  private final RunPlanning plan;
  private final CallCosts costs;

  RunVerdicts(RunPlanning plan, CallCosts costs) {
    this.plan = plan;
    this.costs = costs;
  }

  /** In order; empty where nothing is asserted or the answer is not whole. */
  Map<Assertion, Verdict> of(Cell cell) {
    var state = cell.state();
    var verdicts = new LinkedHashMap<Assertion, Verdict>();
    if (state.status() == CellStatus.COMPLETE) {
      Long tokens = state.usage().output();
      var answer =
          new Checked(
              cell.answer().text(),
              true,
              duration(state.timings().e2e()),
              CellCost.of(cell, costs).orElse(null),
              tokens == null ? -1 : tokens);
      for (Assertion assertion : plan.prompt().assertions()) {
        verdicts.put(assertion, Check.of(assertion, values(cell.row())).verdict(answer));
      }
    }
    return verdicts;
  }

  private Map<String, String> values(int row) {
    return plan.prompt().values(plan.inputs().rows().get(row));
  }

  private static @Nullable Duration duration(OptionalLong nanos) {
    return nanos.isPresent() ? Duration.ofNanos(nanos.getAsLong()) : null;
  }
}
