package dev.sage.console.compare.matrix;

import dev.sage.workbench.compare.CellAddress;
import dev.sage.workbench.compare.InputRows;
import dev.sage.workbench.compare.Matrix;
import dev.sage.workbench.store.RunPlan;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;

/** The cells of one run, row by row. FX thread only; needs no toolkit. */
final class MatrixCells {
  /** Of no run. */
  static final MatrixCells NONE = new MatrixCells(List.of(), 0, 1);

  private final List<MatrixRow> rows;
  private final int columns;
  private final int repetitions;

  private MatrixCells(List<MatrixRow> rows, int columns, int repetitions) {
    this.rows = rows;
    this.columns = columns;
    this.repetitions = repetitions;
  }

  /** As planned: none has a call yet. */
  static MatrixCells of(InputRows inputs, int columns, int repetitions) {
    var rows = new ArrayList<MatrixRow>();
    for (int index = 0; index < inputs.rows().size(); index++) {
      rows.add(new MatrixRow(index, inputs.excerpt(index), columns, repetitions));
    }
    return new MatrixCells(rows, columns, repetitions);
  }

  /** How many inputs there are. */
  int rows() {
    return rows.size();
  }

  int repetitions() {
    return repetitions;
  }

  /** Whether a row is one of these, rather than one of another run. */
  boolean has(MatrixRow row) {
    return row.index() < rows.size() && rows.get(row.index()).equals(row);
  }

  /**
   * Takes the cells of another run of the same inputs that are over.
   *
   * @param from the column there of a column here; -1 for none
   */
  void keep(MatrixCells other, IntUnaryOperator from) {
    addresses()
        .forEach(
            at -> {
              int column = from.applyAsInt(at.column());
              if (column >= 0 && column < other.columns) {
                MatrixEntry entry = other.entry(new CellAddress(column, at.row(), at.repetition()));
                if (!entry.missing() && entry.status().over()) {
                  set(at, entry);
                }
              }
            });
  }

  /** Whether a call is one of these, in that row. */
  boolean holds(int row, String callId) {
    return row < rows.size() && rows.get(row).any(entry -> entry.callId().equals(callId));
  }

  /** The calls that stand in the cells. */
  List<RunPlan.Kept> kept() {
    return addresses()
        .filter(at -> !entry(at).missing())
        .map(at -> new RunPlan.Kept(at.column(), at.row(), at.repetition(), entry(at).callId()))
        .toList();
  }

  void set(CellAddress at, MatrixEntry entry) {
    rows.get(at.row()).set(at.column(), at.repetition(), entry);
  }

  MatrixEntry entry(CellAddress at) {
    return rows.get(at.row()).entry(at.column(), at.repetition());
  }

  /** The rows that a filter lets pass. */
  List<MatrixRow> passing(MatrixFilter filter) {
    return rows.stream().filter(filter::lets).toList();
  }

  /** How many rows each filter lets pass; looks at all cells. */
  Map<MatrixFilter, Integer> counts() {
    var counts = new EnumMap<MatrixFilter, Integer>(MatrixFilter.class);
    for (MatrixFilter each : MatrixFilter.values()) {
      counts.put(each, (int) rows.stream().filter(each::lets).count());
    }
    return counts;
  }

  /** How far the run is; looks at all cells. */
  MatrixProgress progress() {
    return MatrixProgress.of(rows.stream().flatMap(MatrixRow::all));
  }

  /** The cells that have no answer. */
  List<CellAddress> missing() {
    return addresses().filter(address -> entry(address).lacking()).toList();
  }

  /** All repetitions of one input in one column. */
  List<CellAddress> cell(int column, int row) {
    return addresses()
        .filter(address -> address.column() == column && address.row() == row)
        .toList();
  }

  /** All cells of one column. */
  List<CellAddress> column(int column) {
    return addresses().filter(address -> address.column() == column).toList();
  }

  private Stream<CellAddress> addresses() {
    return columns == 0 || rows.isEmpty()
        ? Stream.empty()
        : new Matrix(columns, rows.size(), repetitions).addresses();
  }
}
