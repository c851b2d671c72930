package dev.sage.llm.policy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import org.jspecify.annotations.Nullable;

/**
 * What a request must keep to before anything of it is sent, whichever provider gets it: known
 * roles in their places, sizes, numbers that are numbers, and no control characters where they
 * could change the meaning of an address or a header. Immutable, thread-safe.
 *
 * <p>What a provider alone can know (a limit of its own, a model's name) is left to it.
 *
 * @param maxMessages the most messages
 * @param maxCharacters the most characters of all texts, media and schemas together
 */
public record InputRules(int maxMessages, long maxCharacters) {

  /** 10,000 messages, 64 Mi characters. */
  public static final InputRules DEFAULT = new InputRules(10_000, 64L << 20);

  /**
   * The first thing that is wrong with a request, of kind {@code invalid_request} with the
   * parameter's name; null where nothing is.
   *
   * @param request what is about to be sent
   * @return the fault, or null
   */
  public @Nullable LlmError check(ChatRequest request) {
    var fault = RequestFaults.find(request, this);
    return fault == null
        ? null
        : LlmError.of(
                LlmError.Kind.INVALID_REQUEST,
                request.provider(),
                request.modelName(),
                fault.message())
            .withProviderNames(null, null, fault.param())
            .at("request", null);
  }

  /**
   * Something that is wrong.
   *
   * @param param as {@link ChatRequest} names it
   * @param message what is wrong, what is right
   */
  record Fault(String param, String message) {}
}
