package dev.sage.console.compare.matrix;

import dev.sage.workbench.compare.CellAddress;

/** A cell of an earlier run that was asked. Immutable. */
record OpenedCell(CellAddress address, MatrixEntry entry) {}
