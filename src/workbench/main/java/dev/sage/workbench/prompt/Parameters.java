package dev.sage.workbench.prompt;

/**
 * What is set of a request beside its messages, as typed: an empty text is the provider's default,
 * and nonsense is kept until it is mended. Immutable, thread-safe.
 *
 * @param temperature a number from 0 to 2
 * @param topP a number from 0 to 1
 * @param maxTokens a whole number from 1
 * @param seed a whole number
 * @param stop stop sequences, one a line
 * @param effort of reasoning: {@code low}, {@code medium}, {@code high} …
 * @param budgetTokens of reasoning, a whole number
 * @param extra a JSON object that is merged into the body
 */
public record Parameters(
    String temperature,
    String topP,
    String maxTokens,
    String seed,
    String stop,
    String effort,
    String budgetTokens,
    String extra) {

  /** Everything as the provider has it. */
  public static final Parameters DEFAULTS = new Parameters("", "", "", "", "", "", "", "");

  /** The same with that typed as temperature. */
  public Parameters withTemperature(String typed) {
    return new Parameters(typed, topP, maxTokens, seed, stop, effort, budgetTokens, extra);
  }

  /** The same with that typed as topP. */
  public Parameters withTopP(String typed) {
    return new Parameters(temperature, typed, maxTokens, seed, stop, effort, budgetTokens, extra);
  }

  /** The same with that typed as maxTokens. */
  public Parameters withMaxTokens(String typed) {
    return new Parameters(temperature, topP, typed, seed, stop, effort, budgetTokens, extra);
  }

  /** The same with that typed as seed. */
  public Parameters withSeed(String typed) {
    return new Parameters(temperature, topP, maxTokens, typed, stop, effort, budgetTokens, extra);
  }

  /** The same with that typed as stop. */
  public Parameters withStop(String typed) {
    return new Parameters(temperature, topP, maxTokens, seed, typed, effort, budgetTokens, extra);
  }

  /** The same with that typed as effort. */
  public Parameters withEffort(String typed) {
    return new Parameters(temperature, topP, maxTokens, seed, stop, typed, budgetTokens, extra);
  }

  /** The same with that typed as budgetTokens. */
  public Parameters withBudgetTokens(String typed) {
    return new Parameters(temperature, topP, maxTokens, seed, stop, effort, typed, extra);
  }

  /** The same with that typed as extra. */
  public Parameters withExtra(String typed) {
    return new Parameters(temperature, topP, maxTokens, seed, stop, effort, budgetTokens, typed);
  }
}
