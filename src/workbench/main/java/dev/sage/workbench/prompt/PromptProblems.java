package dev.sage.workbench.prompt;

import dev.sage.llm.tool.ValueSchema;
import dev.sage.workbench.prompt.PromptProblem.Field;
import dev.sage.workbench.prompt.PromptProblem.Place;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Finds what is wrong with a prompt, before anything is asked. One use, one thread. */
public final class PromptProblems {
  private static final int SHARED = -1;

  private final Prompt prompt;
  private final Set<String> given;
  private final List<PromptProblem> found = new ArrayList<>();

  private PromptProblems(Prompt prompt, Set<String> given) {
    this.prompt = prompt;
    this.given = given;
  }

  /** Every problem, those of the turns first. */
  public static List<PromptProblem> of(Prompt prompt) {
    return of(prompt, Set.of());
  }

  /**
   * Every problem, those of the turns first.
   *
   * @param given the variables that get their values from inputs
   */
  public static List<PromptProblem> of(Prompt prompt, Set<String> given) {
    return new PromptProblems(prompt, given).find();
  }

  private List<PromptProblem> find() {
    Set<String> missing = new LinkedHashSet<>();
    boolean shared =
        prompt.columns().isEmpty()
            || prompt.columns().stream().anyMatch(column -> column.turns() == null);
    if (shared) {
      turns(SHARED, prompt.turns(), missing);
    }
    for (int i = 0; i < prompt.columns().size(); i++) {
      var own = prompt.columns().get(i).turns();
      if (own != null) {
        turns(i, own, missing);
      }
    }
    for (String name : missing) {
      block(new Place(SHARED, Field.VARIABLE, 0, name, 0, 0), "Give " + name + " a value.");
    }
    tools();
    schema();
    parameters(SHARED, prompt.parameters());
    for (int i = 0; i < prompt.columns().size(); i++) {
      var own = prompt.columns().get(i).parameters();
      if (own != null) {
        parameters(i, own);
      }
      if (prompt.columns().get(i).target().isBlank()) {
        warn(Place.of(SHARED, Field.COLUMN, i), "Say whom column " + letter(i) + " asks.");
      }
    }
    for (int i = 0; i < prompt.assertions().size(); i++) {
      String wrong = AssertionValue.problem(prompt.assertions().get(i));
      if (!wrong.isEmpty()) {
        warn(Place.of(SHARED, Field.ASSERTION, i), wrong);
      }
    }
    return List.copyOf(found);
  }

  private void turns(int column, List<Turn> turns, Set<String> missing) {
    TurnProblems.of(column, turns, found);
    for (Turn turn : turns) {
      for (String name : Variables.names(turn.text())) {
        if (!given.contains(name) && prompt.values().getOrDefault(name, "").isEmpty()) {
          missing.add(name);
        }
      }
    }
  }

  private void tools() {
    ToolList tools = ToolList.of(prompt.tools());
    for (PromptException fault : tools.faults()) {
      block(new Place(SHARED, Field.TOOLS, 0, "", fault.line(), fault.column()), fault.what());
    }
    String choice = prompt.toolChoice().strip();
    boolean named = !Set.of("", "auto", "none", "required").contains(choice);
    if (tools.faults().isEmpty() && named && !tools.names().contains(choice)) {
      block(
          Place.of(SHARED, Field.TOOL_CHOICE, 0),
          "There is no tool of the name that must be called. Choose one that there is.");
    } else if (tools.faults().isEmpty() && tools.specs().isEmpty() && choice.equals("required")) {
      warn(
          Place.of(SHARED, Field.TOOL_CHOICE, 0),
          "A tool call is required, but there is no tool: the choice is not sent.");
    }
  }

  private void schema() {
    if (prompt.responseSchema().isBlank()) {
      return;
    }
    try {
      AnswerSchema answer = AnswerSchema.of(prompt.responseSchema());
      ValueSchema.compile(answer.schema());
      if (answer.described()) {
        warn(
            Place.of(SHARED, Field.RESPONSE_SCHEMA, 0),
            "The description beside the schema is not sent. Put it into the schema itself.");
      }
    } catch (PromptException wrong) {
      block(
          new Place(SHARED, Field.RESPONSE_SCHEMA, 0, "", wrong.line(), wrong.column()),
          wrong.what());
    } catch (IllegalArgumentException invalid) {
      block(
          Place.of(SHARED, Field.RESPONSE_SCHEMA, 0),
          "This is no JSON Schema: " + invalid.getMessage() + ".");
    }
  }

  private void parameters(int column, Parameters typed) {
    check(
        TypedNumber.within(typed.temperature(), 0, 2),
        Place.of(column, Field.TEMPERATURE, 0),
        "Temperature is a number from 0 to 2.");
    check(
        TypedNumber.within(typed.topP(), 0, 1),
        Place.of(column, Field.TOP_P, 0),
        "Top p is a number from 0 to 1.");
    check(
        TypedNumber.wholeWithin(typed.maxTokens(), 1, Integer.MAX_VALUE),
        Place.of(column, Field.MAX_TOKENS, 0),
        "Max tokens is a whole number, 1 or more.");
    check(
        TypedNumber.wholeWithin(typed.seed(), Long.MIN_VALUE, Long.MAX_VALUE),
        Place.of(column, Field.SEED, 0),
        "Seed is a whole number.");
    check(
        TypedNumber.wholeWithin(typed.budgetTokens(), 0, Integer.MAX_VALUE),
        Place.of(column, Field.BUDGET_TOKENS, 0),
        "The budget of reasoning is a whole number of tokens, 0 or more.");
    try {
      Requests.extra(typed.extra());
    } catch (PromptException notJson) {
      block(
          new Place(column, Field.EXTRA, 0, "", notJson.line(), notJson.column()), notJson.what());
    }
  }

  private void check(boolean sound, Place place, String message) {
    if (!sound) {
      block(place, message);
    }
  }

  private void block(Place place, String message) {
    found.add(new PromptProblem(place, message, true));
  }

  private void warn(Place place, String message) {
    found.add(new PromptProblem(place, message, false));
  }

  private static char letter(int column) {
    return (char) ('A' + column);
  }
}
