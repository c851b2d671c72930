package dev.sage.workbench.cli;

import dev.sage.llm.ChatRequest;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.CompareTarget;
import dev.sage.workbench.compare.InputRows;
import dev.sage.workbench.compare.Matrix;
import dev.sage.workbench.compare.RunOptions;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.PromptJson;
import dev.sage.workbench.prompt.PromptProblem.Field;
import dev.sage.workbench.prompt.PromptProblems;
import dev.sage.workbench.prompt.Requests;
import dev.sage.workbench.prompt.Turn;
import dev.sage.workbench.prompt.Variables;
import dev.sage.workbench.store.RunPlan;
import dev.sage.workbench.store.RunStart;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What {@code sage run} asks: a prompt over inputs. Immutable. */
record RunPlanning(Prompt prompt, InputRows inputs, CompareRequest request) {

  private static final int LONGEST_TITLE = 120;

  /**
   * What goes into a request as it was typed; turns, values and columns have checks of their own,
   * and the tool that must be called may be one of the command line's.
   */
  private static final Set<Field> SENT =
      EnumSet.of(
          Field.TOOLS,
          Field.RESPONSE_SCHEMA,
          Field.TEMPERATURE,
          Field.TOP_P,
          Field.MAX_TOKENS,
          Field.SEED,
          Field.BUDGET_TOKENS,
          Field.EXTRA);

  /**
   * Makes the requests of a prompt.
   *
   * @param options the command line's own parameters, put into each request
   */
  static RunPlanning of(
      Prompt prompt, InputRows inputs, RunOptions options, UnaryOperator<ChatRequest> finish) {
    if (prompt.columns().isEmpty()) {
      throw CliException.usage("The prompt names no model. Give one with --model.");
    }
    check(prompt, inputs);
    var matrix = new Matrix(prompt.columns().size(), inputs.rows().size(), prompt.repetitions());
    if (!matrix.small()) {
      throw CliException.usage(
          "A run has at most %,d calls, this would be %,d. Give fewer rows, models or repetitions."
              .formatted(Matrix.MOST_CALLS, matrix.size()));
    }
    refuse(prompt);
    List<CompareTarget> targets =
        prompt.columns().stream()
            .map(
                column ->
                    new CompareTarget(
                        column.target().strip(),
                        row -> finish.apply(Requests.of(prompt, column, inputs.rows().get(row)))))
            .toList();
    return new RunPlanning(
        prompt, inputs, CompareRequest.of(targets, matrix.rows(), matrix.repetitions(), options));
  }

  /**
   * What is wrong with tools, schema and parameters is wrong in every row: said before any begins.
   */
  private static void refuse(Prompt prompt) {
    PromptProblems.of(prompt).stream()
        .filter(problem -> problem.blocking() && SENT.contains(problem.place().field()))
        .findFirst()
        .ifPresent(
            problem -> {
              // Its place is one in the text of the field, which in a file stands elsewhere.
              throw CliException.usage(problem.message());
            });
  }

  /**
   * A variable without any value at all stays as it is written; one that was forgotten does not.
   */
  private static void check(Prompt prompt, InputRows inputs) {
    String[] texts = prompt.turns().stream().map(Turn::text).toArray(String[]::new);
    Set<String> names = Variables.names(texts);
    if (inputs.present()) {
      inputs
          .missing(names, prompt.values())
          .ifPresent(
              missing -> {
                throw CliException.usage(missing);
              });
    } else if (!prompt.values().isEmpty()) {
      for (String name : names) {
        if (!prompt.values().containsKey(name)) {
          throw CliException.usage(
              "The prompt has {{%s}}, which has no value. Give it with --var %s=VALUE."
                  .formatted(name, name));
        }
      }
    }
  }

  /** What the store is told before the first call. */
  RunStart start() {
    var labels = request.targets().stream().map(CompareTarget::label).toList();
    return new RunStart(
        request.runId(),
        Instant.now(),
        title(),
        PromptJson.write(prompt),
        new RunPlan(labels, inputs.source(), inputs.names(), inputs.rows(), request.repetitions()));
  }

  private String title() {
    String last = prompt.turns().isEmpty() ? "" : prompt.turns().getLast().text();
    String line = last.strip().replaceAll("\\s+", " ");
    return line.substring(0, Math.min(line.length(), LONGEST_TITLE));
  }
}
