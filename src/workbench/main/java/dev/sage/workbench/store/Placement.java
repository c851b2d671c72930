package dev.sage.workbench.store;

/**
 * Where a call stands in a run.
 *
 * @param column the target's place, from 0
 * @param row the input's place, from 0
 * @param repetition from 1
 */
public record Placement(String runId, int column, int row, int repetition) {

  /** In a run of one input. */
  public Placement(String runId, int column, int repetition) {
    this(runId, column, 0, repetition);
  }
}
