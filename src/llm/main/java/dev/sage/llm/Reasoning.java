package dev.sage.llm;

import org.jspecify.annotations.Nullable;

/**
 * How hard the model shall think. Immutable, thread-safe.
 *
 * @param effort the provider's word ({@code low}, {@code medium}, {@code high} ...), or null
 * @param budgetTokens how many tokens it may think, or null
 */
public record Reasoning(@Nullable String effort, @Nullable Integer budgetTokens) {

  public static Reasoning effort(String effort) {
    return new Reasoning(effort, null);
  }

  public static Reasoning budget(int tokens) {
    return new Reasoning(null, tokens);
  }
}
