package dev.sage.llm.tool;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a call with tools goes. Immutable; thread-safe as far as its functions are.
 *
 * @param maxRounds how many times the model is asked at most; a model that calls tools in the last
 *     of them ends the call with {@code tool_limit}
 * @param maxRepairs how many rounds with faulty tool calls the model may have; one more ends the
 *     call with {@code invalid_tool_call}
 * @param maxParallel how many tools of a round run at the same time
 * @param maxResultBytes how large a tool's result may be, bytes in UTF-8
 * @param timeout how long a tool may run that has no timeout of its own
 * @param approval who is asked about tools with {@link ToolPermission#CONFIRM}; null: nobody, so
 *     that they do not run
 * @param secrets where secrets are looked up by name, empty where there is none; null: the client's
 *     environment
 */
public record ToolOptions(
    int maxRounds,
    int maxRepairs,
    int maxParallel,
    int maxResultBytes,
    Duration timeout,
    @Nullable Approval approval,
    @Nullable Function<String, Optional<String>> secrets) {

  /** 10 rounds, 2 repairs, 16 tools at the same time, results of 256 KiB, 60 s, nobody asked. */
  public static final ToolOptions DEFAULT =
      new ToolOptions(10, 2, 16, 256 << 10, Duration.ofSeconds(60), null, null);

  /** Checks that every limit makes sense. */
  public ToolOptions {
    atLeast("maxRounds", maxRounds, 1);
    atLeast("maxRepairs", maxRepairs, 0);
    atLeast("maxParallel", maxParallel, 1);
    atLeast("maxResultBytes", maxResultBytes, 1);
    if (!timeout.isPositive()) {
      throw new IllegalArgumentException("the tool timer must be positive, was " + timeout);
    }
  }

  /**
   * The same with this many rounds at most.
   *
   * @param value the new value
   * @return the changed options
   */
  public ToolOptions withMaxRounds(int value) {
    return new ToolOptions(
        value, maxRepairs, maxParallel, maxResultBytes, timeout, approval, secrets);
  }

  /**
   * The same with this many repairs at most.
   *
   * @param value the new value
   * @return the changed options
   */
  public ToolOptions withMaxRepairs(int value) {
    return new ToolOptions(
        maxRounds, value, maxParallel, maxResultBytes, timeout, approval, secrets);
  }

  /**
   * The same with this many tools at the same time.
   *
   * @param value the new value
   * @return the changed options
   */
  public ToolOptions withMaxParallel(int value) {
    return new ToolOptions(
        maxRounds, maxRepairs, value, maxResultBytes, timeout, approval, secrets);
  }

  /**
   * The same with results of at most this many bytes.
   *
   * @param value the new value
   * @return the changed options
   */
  public ToolOptions withMaxResultBytes(int value) {
    return new ToolOptions(maxRounds, maxRepairs, maxParallel, value, timeout, approval, secrets);
  }

  /**
   * The same with this time for each tool that has none of its own.
   *
   * @param value the new value
   * @return the changed options
   */
  public ToolOptions withTimeout(Duration value) {
    return new ToolOptions(
        maxRounds, maxRepairs, maxParallel, maxResultBytes, value, approval, secrets);
  }

  /**
   * The same with this one to ask.
   *
   * @param value the new value
   * @return the changed options
   */
  public ToolOptions withApproval(Approval value) {
    return new ToolOptions(
        maxRounds, maxRepairs, maxParallel, maxResultBytes, timeout, value, secrets);
  }

  /**
   * The same with secrets from here.
   *
   * @param value the new value
   * @return the changed options
   */
  public ToolOptions withSecrets(Function<String, Optional<String>> value) {
    return new ToolOptions(
        maxRounds, maxRepairs, maxParallel, maxResultBytes, timeout, approval, value);
  }

  private static void atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          "%s must be at least %d, was %d".formatted(name, least, value));
    }
  }
}
