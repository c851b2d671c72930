package dev.sage.console.compare;

import dev.sage.console.compare.answer.ColumnModel;
import dev.sage.console.compare.matrix.AskedRun;
import dev.sage.console.compare.matrix.MatrixSide;
import dev.sage.console.compare.prompt.PromptModel;
import dev.sage.llm.ChatRequest;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.CompareTarget;
import dev.sage.workbench.compare.InputRows;
import dev.sage.workbench.prompt.Column;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.PromptException;
import dev.sage.workbench.prompt.PromptJson;
import dev.sage.workbench.prompt.Requests;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What prompt, columns and inputs ask as they stand now. FX thread only, but for what is static;
 * needs no toolkit.
 *
 * @param columns all of the panel, as they are when something is asked
 */
record RunRequests(PromptModel prompt, List<ColumnModel> columns, MatrixSide side) {

  private Prompt typed() {
    return prompt.prompt();
  }

  InputRows inputs() {
    return side.inputs().rowsProperty().get();
  }

  /** What stands in the way, and what to do; empty where nothing does. */
  String problem() {
    String cap = side.gate().problemProperty().get();
    if (!cap.isEmpty()) {
      return cap;
    }
    String missing =
        side.inputs().missing(new LinkedHashSet<>(prompt.variables()), typed().values());
    if (!missing.isEmpty()) {
      return missing;
    }
    String wrong = prompt.problemProperty().get();
    return wrong.isEmpty()
        ? side.gate().tooLarge(columns.size(), inputs().rows().size(), typed().repetitions())
        : wrong;
  }

  /** What is asked as a document, without what came of it. */
  String document() {
    return PromptJson.write(typed().withInputs(""));
  }

  /** Whether the run that is shown asked just that. */
  boolean shown() {
    AskedRun run = side.matrix().askedProperty().get();
    return run.present() && run.prompt() != null && run.since(typed(), inputs()).isEmpty();
  }

  /** What a column asks in the row that is looked at. */
  ChatRequest of(ColumnModel column) {
    List<Map<String, String>> rows = inputs().rows();
    int row = Math.min(side.matrix().rowProperty().get(), rows.size() - 1);
    return Requests.of(typed(), column.column(), rows.get(row));
  }

  /** A new run. */
  CompareRequest all() {
    InputRows rows = inputs();
    List<Column> described = columns.stream().map(ColumnModel::column).toList();
    return side.gate()
        .request(targets(typed(), described, rows), rows.rows().size(), typed().repetitions());
  }

  /**
   * The run that is shown, as it asked, whatever has been typed since.
   *
   * @throws PromptException where its prompt cannot be read
   */
  CompareRequest again() throws PromptException {
    Prompt asked = PromptJson.read(side.matrix().document());
    InputRows rows = side.matrix().given();
    return side.gate()
        .request(
            side.matrix().runId(),
            targets(asked, asked.columns(), rows),
            rows.rows().size(),
            asked.repetitions());
  }

  /** Whether a column asks what a column of the run that is shown asked, and expects the same. */
  boolean unchanged(ColumnModel column, int lane) {
    AskedRun run = side.matrix().askedProperty().get();
    Prompt was = run.prompt();
    return lane >= 0
        && was != null
        && lane < was.columns().size()
        && question(was, lane, run.inputs())
            .since(alone(typed(), column.column()), inputs())
            .isEmpty();
  }

  /** What one column of a prompt asks with those inputs, as if it were a run of its own. */
  static AskedRun question(Prompt prompt, int column, InputRows inputs) {
    Prompt alone = alone(prompt, prompt.columns().get(column));
    List<String> targets = alone.columns().stream().map(Column::target).toList();
    return new AskedRun("alone", Instant.EPOCH, alone, targets, inputs);
  }

  /** All that one column asks, and nothing that others do. */
  static Prompt alone(Prompt prompt, Column column) {
    return prompt
        .withInputs("")
        .withTurns(prompt.turns(column))
        .withParameters(prompt.parameters(column))
        .withColumns(List.of(Column.of(column.target().strip())));
  }

  private static List<CompareTarget> targets(
      Prompt prompt, List<Column> described, InputRows inputs) {
    List<Map<String, String>> rows = inputs.rows();
    return described.stream()
        .map(
            column ->
                new CompareTarget(
                    column.target().strip(), row -> Requests.of(prompt, column, rows.get(row))))
        .toList();
  }
}
