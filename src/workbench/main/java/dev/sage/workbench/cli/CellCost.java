package dev.sage.workbench.cli;

import dev.sage.workbench.CallCosts;
import dev.sage.workbench.compare.Cell;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** What a cell cost, and how it is written for a person. Stateless. */
final class CellCost {

  private static final MathContext FOUR_DIGITS = new MathContext(4);

  private CellCost() {}

  static Optional<BigDecimal> of(Cell cell, CallCosts costs) {
    var request = cell.target().request();
    var state = cell.state();
    var started = state.started();
    return costs.cost(
        request.provider(),
        request.modelName(),
        started == null ? null : started.model(),
        state.usage());
  }

  /** Four digits that count: most calls cost a small part of a cent. */
  static String text(Optional<BigDecimal> dollars) {
    return dollars
        .map(amount -> "$" + amount.round(FOUR_DIGITS).stripTrailingZeros().toPlainString())
        .orElse("–");
  }
}
