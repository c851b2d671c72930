package dev.sage.console.compare.prompt;

import dev.sage.workbench.prompt.PromptProblem;
import dev.sage.workbench.prompt.PromptProblem.Field;
import java.util.List;
import java.util.Set;

/** Picks problems by their place. Stateless. */
final class Problems {
  private Problems() {}

  /** Those of a field that all columns share. */
  static List<PromptProblem> of(List<PromptProblem> problems, Field field) {
    return problems.stream()
        .filter(problem -> problem.place().column() < 0 && problem.place().field() == field)
        .toList();
  }

  /** Those of some fields that all columns share. */
  static List<PromptProblem> of(List<PromptProblem> problems, Set<Field> fields) {
    return problems.stream()
        .filter(problem -> problem.place().column() < 0)
        .filter(problem -> fields.contains(problem.place().field()))
        .toList();
  }

  /** Those of one of several. */
  static List<PromptProblem> of(List<PromptProblem> problems, Field field, int index) {
    return of(problems, field).stream()
        .filter(problem -> problem.place().index() == index)
        .toList();
  }
}
