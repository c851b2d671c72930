package dev.sage.workbench.compare;

import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cell at one moment. Immutable, thread-safe.
 *
 * @param started null until the provider began to answer
 * @param attempts how many attempts there were so far; 0 while waiting
 * @param retries the attempts that failed, each with the wait that followed
 * @param warnings oddities that did not end the call
 * @param contentEvents how many pieces of text, reasoning or tool arguments have arrived
 * @param characters how many characters of text and reasoning have arrived
 * @param askedNanos {@link System#nanoTime} when it was asked, 0 while waiting
 * @param firstTokenNanos {@link System#nanoTime} of the first content here, 0 before it; the exact
 *     time since the request was sent is in {@code timings} once the call is over
 * @param lastTokenNanos {@link System#nanoTime} of the last content so far, 0 before the first
 * @param finishReason null while running and where the call failed
 * @param usage unknown until the end
 * @param timings {@link Timings#NONE} until the end
 * @param error null unless failed or cancelled
 */
public record CellState(
    CellStatus status,
    StreamEvent.@Nullable Started started,
    int attempts,
    List<StreamEvent.Retrying> retries,
    List<StreamEvent.Warning> warnings,
    long contentEvents,
    long characters,
    long askedNanos,
    long firstTokenNanos,
    long lastTokenNanos,
    @Nullable FinishReason finishReason,
    @Nullable String rawFinishReason,
    Usage usage,
    Timings timings,
    @Nullable LlmError error) {

  /** Before its turn. */
  static final CellState WAITING =
      new CellState(
          CellStatus.WAITING,
          null,
          0,
          List.of(),
          List.of(),
          0,
          0,
          0,
          0,
          0,
          null,
          null,
          Usage.UNKNOWN,
          Timings.NONE,
          null);

  public CellState {
    retries = List.copyOf(retries);
    warnings = List.copyOf(warnings);
  }
}
