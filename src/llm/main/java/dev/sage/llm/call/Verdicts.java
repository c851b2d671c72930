package dev.sage.llm.call;

import dev.sage.llm.LlmError;
import dev.sage.llm.transport.AttemptGuard;
import dev.sage.llm.transport.Timer;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Says in words how an attempt ended that a timer or a cancel has ended. */
final class Verdicts {

  private Verdicts() {}

  static LlmError error(AttemptGuard.Verdict verdict, CallSetup setup) {
    return switch (verdict) {
      case AttemptGuard.Verdict.Cancelled(String reason) -> cancelled(reason, setup);
      case AttemptGuard.Verdict.Expired(Timer timer, Duration limit) ->
          expired(timer, limit, setup);
      case AttemptGuard.Verdict.Finished _ -> throw new IllegalArgumentException("finished");
    };
  }

  static LlmError cancelled(String reason, CallSetup setup) {
    return LlmError.of(
            LlmError.Kind.CANCELLED,
            setup.provider().name(),
            setup.request().modelName(),
            "The call was cancelled: " + reason + ".")
        .at(null, reason);
  }

  private static LlmError expired(Timer timer, Duration limit, CallSetup setup) {
    var message =
        "%s within %s (the %s timer). If %s needs longer, raise Timeouts.%s."
            .formatted(
                timer.fact(),
                Words.duration(limit),
                timer.json().replace('_', ' '),
                setup.provider().name(),
                timer.setting());
    return LlmError.of(
            LlmError.Kind.TIMEOUT, setup.provider().name(), setup.request().modelName(), message)
        .at(null, timer.json());
  }

  /** The provider asks for a longer wait than the policy allows. */
  static LlmError tooLong(LlmError error, Duration asked, CallSetup setup) {
    var at = setup.policies().clock().now().plus(asked).truncatedTo(ChronoUnit.SECONDS);
    return error.withMessage(
        "%s It asks to wait %s, longer than this program waits: try again after %s."
            .formatted(error.message(), Words.duration(asked), at));
  }

  /** Something that is no answer. */
  static LlmError nonsense(String message, CallSetup setup) {
    return LlmError.of(
        LlmError.Kind.BAD_RESPONSE, setup.provider().name(), setup.request().modelName(), message);
  }

  /** A defect, of a provider or a policy of the program's own, or of this library. */
  static LlmError unforeseen(String what, RuntimeException bug, CallSetup setup) {
    return nonsense(
        "%s (%s). The log has the details; please report it."
            .formatted(what, bug.getClass().getSimpleName()),
        setup);
  }
}
