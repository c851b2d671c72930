package dev.sage.llm.provider;

import java.util.HashSet;
import java.util.Set;

/**
 * In what an endpoint deviates from its wire format; data of the vendor files. Immutable,
 * thread-safe.
 *
 * @param omit options that are never sent, by their name on the wire: {@code stream_options}
 * @param maxTokensField {@code max_completion_tokens} or {@code max_tokens}
 * @param systemRole {@code system} or {@code developer}
 * @param outputExcludesReasoning whether the output count leaves reasoning tokens out (xAI)
 * @param cacheControl whether Chat Completions messages may carry cache markers (OpenRouter)
 * @param terminator whether the format's terminator is sent at the end of a stream
 */
public record Quirks(
    Set<String> omit,
    String maxTokensField,
    String systemRole,
    boolean outputExcludesReasoning,
    boolean cacheControl,
    boolean terminator) {

  /** No deviation. */
  public static final Quirks NONE =
      new Quirks(Set.of(), "max_completion_tokens", "system", false, false, true);

  public Quirks {
    omit = Set.copyOf(omit);
  }

  /** Whether the option of this name is to be left out. */
  public boolean omits(String option) {
    return omit.contains(option);
  }

  /** The same, but for this option, which is left out too. */
  public Quirks without(String option) {
    var all = new HashSet<>(omit);
    all.add(option);
    return new Quirks(
        all, maxTokensField, systemRole, outputExcludesReasoning, cacheControl, terminator);
  }

  public Quirks withMaxTokensField(String value) {
    return new Quirks(omit, value, systemRole, outputExcludesReasoning, cacheControl, terminator);
  }

  public Quirks withSystemRole(String value) {
    return new Quirks(
        omit, maxTokensField, value, outputExcludesReasoning, cacheControl, terminator);
  }

  public Quirks withCacheControl(boolean value) {
    return new Quirks(omit, maxTokensField, systemRole, outputExcludesReasoning, value, terminator);
  }

  public Quirks withTerminator(boolean value) {
    return new Quirks(
        omit, maxTokensField, systemRole, outputExcludesReasoning, cacheControl, value);
  }
}
