package dev.sage.workbench.compare;

import dev.sage.llm.ChatRequest;
import java.math.BigDecimal;
import java.util.Optional;

/** What calls cost, in US dollars. Thread-safe. */
public interface Pricing {

  /** Nothing is known. */
  Pricing UNKNOWN =
      new Pricing() {
        @Override
        public Optional<BigDecimal> estimate(ChatRequest request) {
          return Optional.empty();
        }

        @Override
        public Optional<BigDecimal> cost(Cell cell) {
          return Optional.empty();
        }
      };

  /** What a call may cost, before it is asked; empty where the price is unknown. */
  Optional<BigDecimal> estimate(ChatRequest request);

  /** What a call that is over has cost; empty where that is unknown. */
  Optional<BigDecimal> cost(Cell cell);
}
