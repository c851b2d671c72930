package dev.sage.workbench.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A run as the store knows it, without its prompt and its calls. Immutable, thread-safe.
 *
 * @param name for a list, redacted; may be empty
 * @param planned how many cells it was to have; 0 for one of a version that did not say
 * @param columns how many targets
 * @param rows how many inputs
 * @param repetitions of each cell
 * @param targets the names of the columns, in order
 * @param counts how many cells stand how, by the latest call of each; a cell without a call is in
 *     none
 */
public record StoredRun(
    String id,
    Instant startedAt,
    String name,
    long planned,
    int columns,
    int rows,
    int repetitions,
    List<String> targets,
    Map<CallStatus, Integer> counts) {

  /** Copies what is collected. */
  public StoredRun {
    targets = List.copyOf(targets);
    counts = Map.copyOf(counts);
  }

  /** How many cells have a call. */
  public int asked() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many cells stand so. */
  public int count(CallStatus status) {
    return counts.getOrDefault(status, 0);
  }
}
