package dev.sage.workbench.compare;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds a run to its cap: what was spent, and what the calls that run may still cost. Not
 * thread-safe: guarded by the {@link CellQueue}.
 */
final class Spending {

  private final Pricing pricing;
  private final Map<Cell, BigDecimal> reserved = new HashMap<>();
  private @Nullable BigDecimal cap;
  private BigDecimal spent = BigDecimal.ZERO;

  Spending(@Nullable BigDecimal cap, Pricing pricing) {
    this.cap = cap;
    this.pricing = pricing;
  }

  /** Another cap; what was spent still counts. */
  void cap(@Nullable BigDecimal next) {
    cap = next;
  }

  /** Whether the call fits, and if so sets its money aside. A call of unknown price always fits. */
  boolean admits(Cell cell) {
    BigDecimal most = cap;
    if (most == null) {
      return true;
    }
    BigDecimal next = pricing.estimate(cell.target().request(cell.row())).orElse(BigDecimal.ZERO);
    BigDecimal running = reserved.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal before = spent.add(running);
    if (before.compareTo(most) >= 0 || before.add(next).compareTo(most) > 0) {
      return false;
    }
    reserved.put(cell, next);
    return true;
  }

  /** The call is over: what it really cost takes the place of what was set aside. */
  void settle(Cell cell) {
    BigDecimal expected = reserved.remove(cell);
    spent = spent.add(pricing.cost(cell).orElse(expected == null ? BigDecimal.ZERO : expected));
  }

  BigDecimal spent() {
    return spent;
  }
}
