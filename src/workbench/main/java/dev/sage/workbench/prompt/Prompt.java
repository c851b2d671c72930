package dev.sage.workbench.prompt;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that a comparison asks, as typed: it may be incomplete or wrong and is still kept.
 * Immutable, thread-safe.
 *
 * @param turns what all columns share, in order
 * @param tools the tools as JSON text: an array of objects with {@code name, description,
 *     parameters}; empty for none
 * @param toolChoice {@code auto}, {@code none}, {@code required}, a tool's name, or empty
 * @param responseSchema the JSON schema that the answer must fulfil, as text; empty for none
 * @param parameters what all columns share
 * @param values of the variables by name, in order; those no longer used included
 * @param inputs the file (CSV or JSONL) whose rows give the variables' values; empty for none
 * @param repetitions how often each cell is asked, from 1
 * @param assertions what each answer must fulfil
 * @param columns whom it asks, one to eight
 */
public record Prompt(
    List<Turn> turns,
    String tools,
    String toolChoice,
    String responseSchema,
    Parameters parameters,
    Map<String, String> values,
    String inputs,
    int repetitions,
    List<Assertion> assertions,
    List<Column> columns) {

  private static final int LONGEST_TITLE = 120;

  /** Copies lists and map, and keeps their order. */
  public Prompt {
    turns = List.copyOf(turns);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    assertions = List.copyOf(assertions);
    columns = List.copyOf(columns);
  }

  /**
   * What stands for the variables, in requests and in assertions.
   *
   * @param row of the inputs; its values come before those that the prompt has itself
   */
  public Map<String, String> values(Map<String, String> row) {
    Map<String, String> filled = new LinkedHashMap<>(values);
    filled.putAll(row);
    return filled;
  }

  /** The turns of a column: its own, or those that all share. */
  public List<Turn> turns(Column column) {
    var own = column.turns();
    return own == null ? turns : own;
  }

  /** The parameters of a column: its own, or those that all share. */
  public Parameters parameters(Column column) {
    var own = column.parameters();
    return own == null ? parameters : own;
  }

  /** The first words of what is asked, for a list; empty where nothing is. */
  public String title() {
    return turns.stream()
        .filter(Turn.User.class::isInstance)
        .map(turn -> turn.text().strip().replaceAll("\\s+", " "))
        .map(line -> line.substring(0, Math.min(line.length(), LONGEST_TITLE)))
        .findFirst()
        .orElse("");
  }

  /** The same with other shared turns. */
  public Prompt withTurns(List<Turn> other) {
    return new Prompt(
        other,
        tools,
        toolChoice,
        responseSchema,
        parameters,
        values,
        inputs,
        repetitions,
        assertions,
        columns);
  }

  /** The same with other columns. */
  public Prompt withColumns(List<Column> other) {
    return new Prompt(
        turns,
        tools,
        toolChoice,
        responseSchema,
        parameters,
        values,
        inputs,
        repetitions,
        assertions,
        other);
  }

  /** The same with other tools. */
  public Prompt withTools(String other) {
    return new Prompt(
        turns,
        other,
        toolChoice,
        responseSchema,
        parameters,
        values,
        inputs,
        repetitions,
        assertions,
        columns);
  }

  /** The same with another choice of tools. */
  public Prompt withToolChoice(String other) {
    return new Prompt(
        turns,
        tools,
        other,
        responseSchema,
        parameters,
        values,
        inputs,
        repetitions,
        assertions,
        columns);
  }

  /** The same with another schema of the answer. */
  public Prompt withResponseSchema(String other) {
    return new Prompt(
        turns,
        tools,
        toolChoice,
        other,
        parameters,
        values,
        inputs,
        repetitions,
        assertions,
        columns);
  }

  /** The same with other shared parameters. */
  public Prompt withParameters(Parameters other) {
    return new Prompt(
        turns,
        tools,
        toolChoice,
        responseSchema,
        other,
        values,
        inputs,
        repetitions,
        assertions,
        columns);
  }

  /** The same with other values of the variables. */
  public Prompt withValues(Map<String, String> other) {
    return new Prompt(
        turns,
        tools,
        toolChoice,
        responseSchema,
        parameters,
        other,
        inputs,
        repetitions,
        assertions,
        columns);
  }

  /** The same with other inputs. */
  public Prompt withInputs(String other) {
    return new Prompt(
        turns,
        tools,
        toolChoice,
        responseSchema,
        parameters,
        values,
        other,
        repetitions,
        assertions,
        columns);
  }

  /** The same with other repetitions. */
  public Prompt withRepetitions(int other) {
    return new Prompt(
        turns,
        tools,
        toolChoice,
        responseSchema,
        parameters,
        values,
        inputs,
        other,
        assertions,
        columns);
  }

  /** The same with other assertions. */
  public Prompt withAssertions(List<Assertion> other) {
    return new Prompt(
        turns,
        tools,
        toolChoice,
        responseSchema,
        parameters,
        values,
        inputs,
        repetitions,
        other,
        columns);
  }

  /** What a new one is: nothing said yet, everything as the provider has it. */
  public static Prompt blank(List<Column> columns) {
    return new Prompt(
        List.of(new Turn.User("")),
        "",
        "",
        "",
        Parameters.DEFAULTS,
        Map.of(),
        "",
        1,
        List.of(),
        columns);
  }
}
