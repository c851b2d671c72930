package dev.sage.llm;

import org.jspecify.annotations.Nullable;

/**
 * How hard the model shall think. Immutable, thread-safe.
 *
 * @param effort the provider's word ({@code low}, {@code medium}, {@code high} ...), or null
 * @param budgetTokens how many tokens it may think, or null
 */
public record Reasoning(@Nullable String effort, @Nullable Integer budgetTokens) {

  /**
   * As hard as this word says.
   *
   * @param effort the provider's word: {@code low}, {@code medium}, {@code high} ...
   * @return the setting
   */
  public static Reasoning effort(String effort) {
    return new Reasoning(effort, null);
  }

  /**
   * At most so many tokens.
   *
   * @param tokens the most reasoning tokens
   * @return the setting
   */
  public static Reasoning budget(int tokens) {
    return new Reasoning(null, tokens);
  }
}
