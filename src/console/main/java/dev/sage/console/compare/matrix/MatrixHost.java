package dev.sage.console.compare.matrix;

import dev.sage.workbench.compare.CellAddress;
import java.util.List;

/** The panel as the matrix sees it. FX thread only. */
public interface MatrixHost {
  /** Asks these cells again, into the run that is shown. */
  void ask(List<CellAddress> cells);

  /** Shows the answers of an input in the columns. */
  void showRow(int row);

  /** Shows an earlier run, its prompt too. */
  void open(OpenedRun run);

  /** Ends what runs. */
  void stop();
}
