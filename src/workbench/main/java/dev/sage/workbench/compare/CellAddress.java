package dev.sage.workbench.compare;

/**
 * Where a cell stands in its {@link Matrix}. Immutable, thread-safe.
 *
 * @param column the target's place, from 0
 * @param row the input's place, from 0
 * @param repetition from 1
 */
public record CellAddress(int column, int row, int repetition) {}
