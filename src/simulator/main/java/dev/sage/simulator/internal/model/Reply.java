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

  /** A tool call put together. */
  public record Call(String name, String arguments) {}

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

  /** The tool call, if the answer is one. */
  public Optional<Call> call() {
    var arguments =
        steps.stream()
            .map(step -> step instanceof Step.ToolArguments part ? part.fragment() : "")
            .collect(Collectors.joining());
    return steps.stream()
        .filter(Step.ToolStart.class::isInstance)
        .map(Step.ToolStart.class::cast)
        .map(start -> new Call(start.name(), arguments))
        .findFirst();
  }
}
