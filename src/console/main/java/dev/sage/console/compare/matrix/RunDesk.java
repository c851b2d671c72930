package dev.sage.console.compare.matrix;

import dev.sage.workbench.compare.CellListener;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.Comparison;
import dev.sage.workbench.compare.CostEstimate;
import dev.sage.workbench.compare.InputRows;
import dev.sage.workbench.compare.Pricing;
import dev.sage.workbench.store.RunStart;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the matrix needs of the workbench. What comes later comes on the FX thread. */
public interface RunDesk {
  /** Writes what a run is to ask. */
  void begin(RunStart run);

  /** A run that has not begun: to ask what is missing of an earlier one. */
  Comparison prepare(CompareRequest request, CellListener listener);

  /** Reads a file of inputs. */
  void inputs(Path file, Consumer<InputRows> then, Consumer<String> problem);

  /**
   * Looks at the requests of a run.
   *
   * @param look may be slow
   * @param then not called where that failed; the person is told
   * @param over called at the end, however it ended
   */
  void estimate(Function<Pricing, CostEstimate> look, Consumer<CostEstimate> then, Runnable over);

  /** What a call has cost. */
  Pricing pricing();

  /** A page of earlier runs, newest first. */
  void runs(int limit, Consumer<List<EarlierRun>> then);

  /** An earlier run with its calls; not called back where it is gone. */
  void open(String runId, Consumer<OpenedRun> then);
}
