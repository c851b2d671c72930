package dev.sage.llm.provider;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a decoder makes of the bytes. Not thread-safe.
 *
 * <p>Times are not the decoder's business: it gives {@code End} with what the body said, and the
 * call gives {@code Started} and fills in HTTP facts, ids, timings, and in errors the provider, the
 * model and the partial text.
 */
public interface EventSink {

  /**
   * What the body said of itself, as soon as it is known; may be called more than once.
   *
   * @param responseId the provider's id of the answer, where known
   * @param model the model that answered, where known
   */
  void identity(@Nullable String responseId, @Nullable String model);

  /**
   * What a failed answer cost as far as the body says, since {@code Failure} has no room for it;
   * comes right before the failure, and again when a server counts behind its error.
   *
   * @param usage tokens, as far as the provider counts them
   */
  default void usage(Usage usage) {}

  /**
   * The next event.
   *
   * @param event the event
   */
  void event(StreamEvent event);
}
