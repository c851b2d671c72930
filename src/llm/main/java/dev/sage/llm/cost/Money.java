package dev.sage.llm.cost;

import java.math.BigDecimal;

/** Amounts of dollars. Stateless. */
final class Money {

  private Money() {}

  /** Without zeros at the end, and never in powers of ten: 10 and not 1E+1. */
  static BigDecimal plain(BigDecimal amount) {
    BigDecimal shortest = amount.stripTrailingZeros();
    return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
  }
}
