package dev.sage.workbench.compare;

import dev.sage.llm.ChatRequest;
import dev.sage.workbench.Ids;
import java.util.List;
import java.util.Locale;

/**
 * What a comparison runs. Thread-safe where its targets are.
 *
 * @param runId that the store groups the calls by
 * @param targets the columns, in order
 * @param rows how many inputs each is asked, at least one
 * @param repetitions how often each is asked, at least once
 */
public record CompareRequest(
    String runId, List<CompareTarget> targets, int rows, int repetitions, RunOptions options) {

  public CompareRequest {
    targets = List.copyOf(targets);
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("a comparison needs at least one target");
    }
    if (repetitions < 1) {
      throw new IllegalArgumentException("repetitions must be at least 1, was " + repetitions);
    }
    if (!new Matrix(targets.size(), rows, repetitions).small()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "a run has at most %,d calls", Matrix.MOST_CALLS));
    }
  }

  /** A new run over inputs. */
  public static CompareRequest of(
      List<CompareTarget> targets, int rows, int repetitions, RunOptions options) {
    return new CompareRequest(Ids.next(), targets, rows, repetitions, options);
  }

  /** A new run of one input. */
  public CompareRequest(List<CompareTarget> targets, int repetitions) {
    this(Ids.next(), targets, 1, repetitions, RunOptions.DEFAULT);
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

  /** Its shape. */
  public Matrix matrix() {
    return new Matrix(targets.size(), rows, repetitions);
  }

  /** The same that goes otherwise. */
  public CompareRequest withOptions(RunOptions other) {
    return new CompareRequest(runId, targets, rows, repetitions, other);
  }

  /** The same with other targets, as many. */
  public CompareRequest withTargets(List<CompareTarget> others) {
    return new CompareRequest(runId, others, rows, repetitions, options);
  }
}
