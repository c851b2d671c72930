package dev.sage.console.compare.matrix;

import dev.sage.workbench.store.RunDetail;
import dev.sage.workbench.store.StoredCall;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * An earlier run with the latest call of each of its cells. Immutable.
 *
 * @param texts the beginnings of the answers, by call; whole where they are short
 * @param costs in US dollars, by call, where they are known
 */
public record OpenedRun(
    RunDetail detail,
    List<StoredCall> calls,
    Map<String, String> texts,
    Map<String, BigDecimal> costs) {
  /** Copies what is collected. */
  public OpenedRun {
    calls = List.copyOf(calls);
    texts = Map.copyOf(texts);
    costs = Map.copyOf(costs);
  }
}
