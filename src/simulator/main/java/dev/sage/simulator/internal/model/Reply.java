package dev.sage.simulator.internal.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A whole answer, planned before its first byte is sent. Immutable.
 *
 * @param seed of identifiers, padding and jitter
 * @param steps what is said, in order
 * @param outputTokens all of them, reasoning included
 * @param stopSequence the stop sequence that ended it
 * @param tempo factor on the speed
 * @param earlyOpening whether the opening frames go out at once instead of with the first token
 */
public record Reply(
    long seed,
    List<Step> steps,
    Ending ending,
    int inputTokens,
    int outputTokens,
    int reasoningTokens,
    Optional<String> stopSequence,
    double tempo,
    boolean earlyOpening) {

  public Reply {
    steps = List.copyOf(steps);
  }

  /**
   * A tool call put together.
   *
   * @param arguments as the model wrote them, which need not be JSON
   * @param number which identifier it has; a faulty model gives one twice
   */
  public record Call(String name, String arguments, int number) {}

  public String text() {
    return steps.stream()
        .map(step -> step instanceof Step.Text text ? text.text() : "")
        .collect(Collectors.joining());
  }

  public String reasoning() {
    return steps.stream()
        .map(step -> step instanceof Step.Reasoning reasoning ? reasoning.text() : "")
        .collect(Collectors.joining());
  }

  /** The tool calls, if the answer is made of them. */
  public List<Call> calls() {
    return steps.stream()
        .filter(Step.ToolEnd.class::isInstance)
        .map(end -> ((Step.ToolEnd) end).call())
        .toList();
  }
}
