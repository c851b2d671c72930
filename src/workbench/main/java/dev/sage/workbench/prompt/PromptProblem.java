package dev.sage.workbench.prompt;

/**
 * Something of a prompt that stands in the way of a run, or will surprise. Immutable, thread-safe.
 *
 * @param place where it is
 * @param message what to do about it, a sentence
 * @param blocking whether nothing can be asked until it is mended
 */
public record PromptProblem(Place place, String message, boolean blocking) {

  /** The fields that can be wrong. */
  public enum Field {
    TURN,
    VARIABLE,
    TOOLS,
    TOOL_CHOICE,
    RESPONSE_SCHEMA,
    TEMPERATURE,
    TOP_P,
    MAX_TOKENS,
    SEED,
    BUDGET_TOKENS,
    EXTRA,
    REPETITIONS,
    ASSERTION,
    COLUMN
  }

  /**
   * The place of a problem.
   *
   * @param column the column whose own prompt or parameters have it, from 0; -1 where all share it
   * @param field the field
   * @param index which turn, assertion or column, from 0; 0 where there is one
   * @param name of the variable; empty for other fields
   * @param line in a text, from 1; 0 where it is the whole
   * @param at the column of that line, from 1; 0 where it is the whole
   */
  public record Place(int column, Field field, int index, String name, int line, int at) {
    static Place of(int column, Field field, int index) {
      return new Place(column, field, index, "", 0, 0);
    }
  }
}
