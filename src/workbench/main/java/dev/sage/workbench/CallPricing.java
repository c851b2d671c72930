package dev.sage.workbench;

import dev.sage.llm.ChatRequest;
import dev.sage.workbench.compare.Cell;
import dev.sage.workbench.compare.CostEstimate;
import dev.sage.workbench.compare.Pricing;
import java.math.BigDecimal;
import java.util.Optional;

/** What the calls of a run cost, by the person's prices and the library's. Thread-safe. */
public final class CallPricing implements Pricing {

  private final CallCosts costs;

  public CallPricing(CallCosts costs) {
    this.costs = costs;
  }

  @Override
  public Optional<BigDecimal> estimate(ChatRequest request) {
    return costs.estimate(
        request.provider(),
        request.modelName(),
        CostEstimate.inputTokens(request),
        CostEstimate.outputTokens(request));
  }

  @Override
  public Optional<BigDecimal> cost(Cell cell) {
    var state = cell.state();
    var started = state.started();
    var request = cell.target().request();
    return costs.cost(
        request.provider(),
        request.modelName(),
        started == null ? null : started.model(),
        state.usage());
  }
}
