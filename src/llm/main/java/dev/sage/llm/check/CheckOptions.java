package dev.sage.llm.check;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How far a check goes. Immutable; as thread-safe as its listener.
 *
 * @param limit how long each layer may take; the call of one token 30 seconds
 * @param last the layer behind which nothing is looked at: {@link CheckLayer#TLS} sends no key,
 *     {@link CheckLayer#CALL} is a call of one token, which costs
 * @param model the model of that call; null for the vendor's example, else the first that is listed
 * @param listener is told of each layer when it is done, on the thread that runs the check
 */
public record CheckOptions(
    Duration limit, CheckLayer last, @Nullable String model, Consumer<CheckResult> listener) {

  /** Five seconds for each layer, nothing that costs, no listener. */
  public static final CheckOptions DEFAULT =
      new CheckOptions(Duration.ofSeconds(5), CheckLayer.MODELS, null, result -> {});

  /**
   * These options with another limit.
   *
   * @param value how long each layer may take
   * @return the changed copy
   */
  public CheckOptions withLimit(Duration value) {
    return new CheckOptions(value, last, model, listener);
  }

  /**
   * These options with another end.
   *
   * @param value the last layer that is looked at
   * @return the changed copy
   */
  public CheckOptions until(CheckLayer value) {
    return new CheckOptions(limit, value, model, listener);
  }

  /** {@return whether a call is made that costs} */
  public boolean paid() {
    return last == CheckLayer.CALL;
  }

  /**
   * These options with a call that costs.
   *
   * @param value the model; null for the vendor's example, else the first that is listed
   * @return the changed copy
   */
  public CheckOptions withCall(@Nullable String value) {
    return new CheckOptions(limit, CheckLayer.CALL, value, listener);
  }

  /**
   * These options with another listener.
   *
   * @param value is told of each layer when it is done, on the thread that runs the check
   * @return the changed copy
   */
  public CheckOptions withListener(Consumer<CheckResult> value) {
    return new CheckOptions(limit, last, model, value);
  }
}
