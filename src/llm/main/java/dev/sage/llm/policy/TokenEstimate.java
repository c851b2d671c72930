package dev.sage.llm.policy;

import dev.sage.llm.ChatRequest;

/**
 * How many tokens a request will cost, guessed before it is sent; budgets and rate limits reserve
 * so many, and put the provider's own count in their place when the call is over. Thread-safe.
 */
@FunctionalInterface
public interface TokenEstimate {

  /**
   * By the length of the texts, on the high side for most tokenizers: a token for every 3 ASCII
   * characters and for every other character, 8 for each message and tool, 1,600 for each image,
   * and one for every 16 base64 characters of other media.
   */
  TokenEstimate BY_LENGTH = new LengthEstimate();

  /**
   * The input tokens of this request. Must be quick: it is asked before every call.
   *
   * @param request what is about to be sent
   * @return tokens
   */
  long input(ChatRequest request);
}
