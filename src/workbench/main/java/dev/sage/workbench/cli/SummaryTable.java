package dev.sage.workbench.cli;

import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.workbench.CallCosts;
import dev.sage.workbench.compare.Cell;
import dev.sage.workbench.compare.CellStatus;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What was measured, one line a cell. Stateless. */
final class SummaryTable {

  private static final List<String> HEAD =
      List.of("target", "status", "TTFT", "tok/s", "E2E", "in", "out", "cost", "attempts", "id");

  private static final String UNKNOWN = "–";

  private SummaryTable() {}

  static String text(Comparison comparison, CallCosts costs) {
    var rows = new ArrayList<List<String>>();
    rows.add(HEAD);
    comparison.cells().forEach(cell -> rows.add(row(cell, comparison.request(), costs)));
    return TextTable.text(rows);
  }

  private static List<String> row(Cell cell, CompareRequest request, CallCosts costs) {
    var state = cell.state();
    Timings timings = state.timings();
    Usage usage = state.usage();
    var error = state.error();
    boolean whole = state.status() == CellStatus.COMPLETE;
    return List.of(
        request.rows() > 1 ? LabelColumn.name(cell, request) : cell.target().label(),
        error == null ? String.valueOf(finish(cell)) : error.kind().json(),
        millis(timings.ttft()),
        whole ? rate(timings, usage) : UNKNOWN,
        millis(timings.e2e()),
        count(usage.input()),
        atLeast(whole, count(usage.output())),
        atLeast(whole, CellCost.text(CellCost.of(cell, costs))),
        Integer.toString(state.attempts()),
        cell.callId());
  }

  private static String finish(Cell cell) {
    var finish = cell.state().finishReason();
    return finish == null ? cell.state().status().json() : finish.json();
  }

  private static String rate(Timings timings, Usage usage) {
    Long output = usage.output();
    OptionalDouble tpot = output == null ? OptionalDouble.empty() : timings.tpot(output);
    return tpot.isPresent() && tpot.getAsDouble() > 0
        ? String.format(Locale.ROOT, "%.1f", 1e9 / tpot.getAsDouble())
        : UNKNOWN;
  }

  /**
   * What was used, or the least of it where the answer was broken off: some providers tell only at
   * the end of a stream how much it was. What is unknown, and what cost nothing, stays so.
   */
  static String atLeast(boolean whole, String value) {
    return whole || value.equals(UNKNOWN) || value.equals("$0") ? value : "≥ " + value;
  }

  static String millis(OptionalLong nanos) {
    if (nanos.isEmpty()) {
      return UNKNOWN;
    }
    double ms = nanos.getAsLong() / 1e6;
    return ms < 1000
        ? String.format(Locale.ROOT, "%.0f ms", ms)
        : String.format(Locale.ROOT, "%.2f s", ms / 1000);
  }

  static String count(@Nullable Long value) {
    return value == null ? UNKNOWN : String.format(Locale.ROOT, "%,d", value);
  }
}
