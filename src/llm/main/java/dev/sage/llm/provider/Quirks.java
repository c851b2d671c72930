package dev.sage.llm.provider;

/**
 * In what an endpoint deviates from its wire format; data of the vendor files. Immutable,
 * thread-safe.
 *
 * @param streamOptions whether {@code stream_options.include_usage} is accepted
 * @param maxTokensField {@code max_completion_tokens} or {@code max_tokens}
 * @param systemRole {@code system} or {@code developer}
 * @param outputExcludesReasoning whether the output count leaves reasoning tokens out (xAI)
 * @param terminator whether the format's terminator is sent at the end of a stream
 */
public record Quirks(
    boolean streamOptions,
    String maxTokensField,
    String systemRole,
    boolean outputExcludesReasoning,
    boolean terminator) {

  /** No deviation. */
  public static final Quirks NONE =
      new Quirks(true, "max_completion_tokens", "system", false, true);
}
