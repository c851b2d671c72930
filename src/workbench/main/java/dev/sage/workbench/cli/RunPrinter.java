package dev.sage.workbench.cli;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.CallCosts;
import dev.sage.workbench.compare.Cell;
import dev.sage.workbench.compare.CellDelta;
import dev.sage.workbench.compare.CellListener;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.Comparison;
import java.util.HashMap;
import java.util.Map;

/**
 * Prints a run for a person as it streams: one target's text as it is; several line by line, each
 * with its target before it. Thread-safe.
 */
final class RunPrinter implements CellListener {

  private final GlobalOptions globals;
  private final Redactor redactor;
  private final boolean single;
  private final LabelColumn labels;
  private final Map<String, CellLines> cells = new HashMap<>();

  RunPrinter(GlobalOptions globals, Redactor redactor, CompareRequest request) {
    this.globals = globals;
    this.redactor = redactor;
    this.single = request.matrix().size() == 1;
    this.labels = new LabelColumn(request, globals.colors());
  }

  @Override
  public synchronized void changed(Cell cell) {
    CellDelta delta = cell.buffer().drain();
    var out = globals.terminal().out();
    // Line by line the flow of text is clean already; labels and tool calls are not.
    out.print(redactor.redact(lines(cell).add(delta)));
    out.flush();
  }

  private CellLines lines(Cell cell) {
    return cells.computeIfAbsent(
        cell.callId(), id -> new CellLines(redactor, single ? "" : labels.of(cell)));
  }

  /** Ends the output with what was measured. */
  synchronized void summary(Comparison comparison, CallCosts costs) {
    globals.terminal().line("");
    globals.terminal().out().print(redactor.redact(SummaryTable.text(comparison, costs)));
    globals.terminal().out().flush();
  }
}
