package dev.sage.llm.call;

import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whom one call asks when those before have failed. Not thread-safe. */
final class FallbackPath {

  private final Iterator<Supplier<CallTarget>> rest;
  private final List<LlmError> failed = new ArrayList<>(0);

  FallbackPath(CallSetup setup) {
    rest = setup.fallbacks().iterator();
  }

  /**
   * Who comes next; null where nobody does. The first model must have failed for a reason that
   * another may not share; a fallback that fails in any way, even for want of a key, is passed by.
   */
  @Nullable CallTarget next(LlmError error) {
    boolean passed =
        failed.isEmpty() ? error.kind().switchable() : error.kind() != LlmError.Kind.CANCELLED;
    if (!passed || !rest.hasNext()) {
      return null;
    }
    failed.add(error);
    return rest.next().get();
  }

  /** What the caller is told when another model is asked. */
  static StreamEvent.Warning switched(String from, LlmError error, CallTarget to) {
    return new StreamEvent.Warning(
        "model_switched",
        "%s failed (%s); %s is asked in its place."
            .formatted(from, error.kind().json(), to.request().model()));
  }

  /**
   * The call's error, where all have failed: that of the model that was asked for, which is the one
   * to mend, with a word on the others.
   */
  LlmError verdict(LlmError last) {
    if (failed.isEmpty() || last.kind() == LlmError.Kind.CANCELLED) {
      return last;
    }
    var first = failed.getFirst();
    failed.add(last);
    var others =
        failed.stream()
            .skip(1)
            .map(error -> error.provider() + "/" + error.model() + ": " + error.kind().json())
            .collect(Collectors.joining(", "));
    return first
        .withAttempts(last.attempts())
        .withMessage(first.message() + " The fallbacks failed too (" + others + ").");
  }
}
