package dev.sage.workbench.store;

/**
 * Where a call stands in a run.
 *
 * @param column the target's place, from 0
 * @param repetition from 1
 */
public record Placement(String runId, int column, int repetition) {}
