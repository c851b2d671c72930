package dev.sage.workbench.store;

import java.util.List;
import java.util.Map;

/**
 * What a run was to ask. Immutable, thread-safe.
 *
 * @param columns the targets, in order
 * @param source the file of inputs, by name; empty for none
 * @param names of the inputs' columns
 * @param rows the inputs; one without values where there is no file
 * @param repetitions how often each cell is asked
 * @param kept what stands in cells that it does not ask: calls of earlier runs that asked the same
 */
public record RunPlan(
    List<String> columns,
    String source,
    List<String> names,
    List<Map<String, String>> rows,
    int repetitions,
    List<Kept> kept) {

  /** A call of another run that stands in a cell. */
  public record Kept(int column, int row, int repetition, String callId) {}

  /** A plan that asks all of its cells. */
  public RunPlan(
      List<String> columns,
      String source,
      List<String> names,
      List<Map<String, String>> rows,
      int repetitions) {
    this(columns, source, names, rows, repetitions, List.of());
  }

  /** The same with these calls in their cells. */
  public RunPlan withKept(List<Kept> calls) {
    return new RunPlan(columns, source, names, rows, repetitions, calls);
  }

  /** Copies the lists. */
  public RunPlan {
    columns = List.copyOf(columns);
    names = List.copyOf(names);
    rows = List.copyOf(rows);
    kept = List.copyOf(kept);
  }

  /** How many cells it asks. */
  public long size() {
    return (long) columns.size() * rows.size() * repetitions - kept.size();
  }
}
