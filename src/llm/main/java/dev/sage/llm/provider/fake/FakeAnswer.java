package dev.sage.llm.provider.fake;

import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link FakeProvider} answers to one attempt, step by step. Immutable, thread-safe.
 *
 * @param steps what happens, in order
 * @param finishReason null: tool_calls where there is a tool call, else stop
 * @param usage the token counts to report
 */
public record FakeAnswer(List<Step> steps, @Nullable FinishReason finishReason, Usage usage) {

  /** One step. */
  public sealed interface Step {
    /**
     * Text, given in several pieces.
     *
     * @param text all of it
     */
    record Say(String text) implements Step {}

    /**
     * Reasoning, given in several pieces.
     *
     * @param text all of it
     */
    record Think(String text) implements Step {}

    /**
     * A tool call, its arguments given in several pieces.
     *
     * @param callId the id that its result is paired by
     * @param toolName the tool
     * @param arguments JSON text, sound or not
     */
    record Call(String callId, String toolName, String arguments) implements Step {}

    /**
     * A wait, which timers and cancel end.
     *
     * @param time how long
     */
    record Wait(Duration time) implements Step {}

    /**
     * The attempt fails; what stands behind is not reached.
     *
     * @param error why
     */
    record Fail(LlmError error) implements Step {}
  }

  /** Takes a copy of the steps. */
  public FakeAnswer {
    steps = List.copyOf(steps);
  }

  /**
   * {@return an answer that says this and stops}
   *
   * @param text all of it
   */
  public static FakeAnswer text(String text) {
    return builder().say(text).build();
  }

  /**
   * {@return an attempt that fails at once}
   *
   * @param kind what kind of failure
   * @param message what happened, what to do
   */
  public static FakeAnswer failure(LlmError.Kind kind, String message) {
    return builder().fail(kind, message).build();
  }

  /** {@return an answer with no step yet} */
  public static Builder builder() {
    return new Builder();
  }

  /** How it ends. */
  FinishReason effectiveFinishReason() {
    if (finishReason != null) {
      return finishReason;
    }
    boolean calls = steps.stream().anyMatch(Step.Call.class::isInstance);
    return calls ? FinishReason.TOOL_CALLS : FinishReason.STOP;
  }

  /** Builds a {@link FakeAnswer}. Not thread-safe. */
  public static final class Builder {
    private final List<Step> steps = new ArrayList<>();
    private @Nullable FinishReason finishReason;
    private Usage usage = Usage.UNKNOWN;

    private Builder() {}

    /**
     * Text, given in several pieces.
     *
     * @param text all of it
     * @return this builder
     */
    public Builder say(String text) {
      steps.add(new Step.Say(text));
      return this;
    }

    /**
     * Reasoning, given in several pieces.
     *
     * @param text all of it
     * @return this builder
     */
    public Builder think(String text) {
      steps.add(new Step.Think(text));
      return this;
    }

    /**
     * A tool call; its arguments are JSON text, sound or not.
     *
     * @param callId the id that its result is paired by
     * @param toolName the tool
     * @param arguments JSON text
     * @return this builder
     */
    public Builder call(String callId, String toolName, String arguments) {
      steps.add(new Step.Call(callId, toolName, arguments));
      return this;
    }

    /**
     * A wait, which timers and cancel end.
     *
     * @param time how long
     * @return this builder
     */
    public Builder pause(Duration time) {
      steps.add(new Step.Wait(time));
      return this;
    }

    /**
     * The attempt fails here.
     *
     * @param kind what kind of failure
     * @param message what happened, what to do
     * @return this builder
     */
    public Builder fail(LlmError.Kind kind, String message) {
      return fail(LlmError.of(kind, "", null, message));
    }

    /**
     * The provider's and the model's name are filled in.
     *
     * @param error why
     * @return this builder
     */
    public Builder fail(LlmError error) {
      steps.add(new Step.Fail(error));
      return this;
    }

    /**
     * Why the model stopped.
     *
     * @param reason by default {@code TOOL_CALLS} where there is a tool call, else {@code STOP}
     * @return this builder
     */
    public Builder finish(FinishReason reason) {
      finishReason = reason;
      return this;
    }

    /**
     * Token counts; unknown where they are not given.
     *
     * @param input input tokens
     * @param output output tokens
     * @return this builder
     */
    public Builder usage(long input, long output) {
      var raw = String.format(Locale.ROOT, "{\"input\":%d,\"output\":%d}", input, output);
      usage = new Usage(input, null, null, output, null, raw);
      return this;
    }

    /**
     * Token counts of every sort.
     *
     * @param value the counts
     * @return this builder
     */
    public Builder usage(Usage value) {
      usage = value;
      return this;
    }

    /**
     * The answer; the builder may go on.
     *
     * @return the answer
     */
    public FakeAnswer build() {
      return new FakeAnswer(steps, finishReason, usage);
    }
  }
}
