package dev.sage.workbench.compare;

import dev.sage.llm.ChatRequest;
import dev.sage.workbench.prompt.TokenEstimate;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntBinaryOperator;

/**
 * What a run may cost, before it begins: an answer may be shorter or longer than thought.
 * Immutable, thread-safe.
 *
 * @param calls how many it makes
 * @param inputTokens of all prompts, from their lengths
 * @param dollars the sum as far as prices are known
 * @param unknown the labels of the columns whose price is unknown: they are not in the sum
 */
public record CostEstimate(long calls, long inputTokens, BigDecimal dollars, Set<String> unknown) {

  /** What an answer may have where the request sets no limit. */
  private static final int OUTPUT = 500;

  /** No run. */
  public static final CostEstimate NONE = new CostEstimate(0, 0, BigDecimal.ZERO, Set.of());

  public CostEstimate {
    unknown = Set.copyOf(unknown);
  }

  /** Whether every column has a price. */
  public boolean known() {
    return unknown.isEmpty();
  }

  /** Looks at every request of a run; slow with very many rows. */
  public static CostEstimate of(CompareRequest run, Pricing pricing) {
    return of(run, pricing, (column, row) -> run.repetitions());
  }

  /** The same where only these cells are asked. */
  public static CostEstimate of(CompareRequest run, List<CellAddress> cells, Pricing pricing) {
    int[] times = new int[run.targets().size() * run.rows()];
    for (CellAddress cell : cells) {
      times[cell.column() * run.rows() + cell.row()]++;
    }
    return of(run, pricing, (column, row) -> times[column * run.rows() + row]);
  }

  private static CostEstimate of(CompareRequest run, Pricing pricing, IntBinaryOperator times) {
    long calls = 0;
    long tokens = 0;
    BigDecimal dollars = BigDecimal.ZERO;
    Set<String> unknown = new LinkedHashSet<>();
    for (int column = 0; column < run.targets().size(); column++) {
      CompareTarget target = run.targets().get(column);
      for (int row = 0; row < run.rows(); row++) {
        int asked = times.applyAsInt(column, row);
        if (asked == 0) {
          continue;
        }
        ChatRequest request = target.request(row);
        calls += asked;
        tokens += inputTokens(request) * asked;
        var price = pricing.estimate(request);
        if (price.isEmpty()) {
          unknown.add(target.label());
        } else {
          dollars = dollars.add(price.get().multiply(BigDecimal.valueOf(asked)));
        }
      }
    }
    return new CostEstimate(calls, tokens, dollars, unknown);
  }

  /** How many tokens a request may have. */
  public static long inputTokens(ChatRequest request) {
    return TokenEstimate.of(request);
  }

  /** How many tokens its answer may have: what the request allows, else some hundred. */
  public static long outputTokens(ChatRequest request) {
    Integer most = request.maxTokens();
    return most == null ? OUTPUT : most;
  }
}
