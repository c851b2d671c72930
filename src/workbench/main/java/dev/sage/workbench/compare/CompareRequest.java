package dev.sage.workbench.compare;

import dev.sage.llm.ChatRequest;
import java.util.List;

/**
 * What a comparison runs: all targets at once, the repetitions of one target one after the other.
 * Immutable, thread-safe.
 *
 * @param targets the columns, in order
 * @param repetitions how often each is asked, at least once
 */
public record CompareRequest(List<CompareTarget> targets, int repetitions) {

  public CompareRequest {
    targets = List.copyOf(targets);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("a comparison needs at least one target");
    }
    if (repetitions < 1) {
      throw new IllegalArgumentException("repetitions must be at least 1, was " + repetitions);
    }
  }

  /** The same request to each of the models, once. */
  public static CompareRequest of(List<String> models, ChatRequest request) {
    return of(models, request, 1);
  }

  /** The same request to each of the models. */
  public static CompareRequest of(List<String> models, ChatRequest request, int repetitions) {
    return new CompareRequest(
        models.stream().map(model -> CompareTarget.of(model, request)).toList(), repetitions);
  }
}
