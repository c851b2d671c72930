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
 */
public record RunPlan(
    List<String> columns,
    String source,
    List<String> names,
    List<Map<String, String>> rows,
    int repetitions) {

  /** Copies the lists. */
  public RunPlan {
    columns = List.copyOf(columns);
    names = List.copyOf(names);
    rows = List.copyOf(rows);
  }

  /** How many cells it has. */
  public long size() {
    return (long) columns.size() * rows.size() * repetitions;
  }
}
