package dev.sage.console.compare;

import dev.sage.console.compare.answer.ColumnModel;
import dev.sage.console.compare.matrix.MatrixSide;
import dev.sage.console.compare.prompt.PromptModel;
import dev.sage.llm.ChatRequest;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.CompareTarget;
import dev.sage.workbench.compare.InputRows;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.PromptJson;
import dev.sage.workbench.prompt.Requests;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What prompt, columns and inputs ask as they stand now. FX thread only; needs no toolkit.
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
    List<String> targets =
        columns.stream().map(column -> column.targetProperty().get().strip()).toList();
    return side.matrix().asked(document(), targets, inputs());
  }

  /** What a column asks in the row that is looked at. */
  ChatRequest of(ColumnModel column) {
    List<Map<String, String>> rows = inputs().rows();
    int row = Math.min(side.matrix().rowProperty().get(), rows.size() - 1);
    return Requests.of(typed(), column.column(), rows.get(row));
  }

  /** A new run of these columns. */
  CompareRequest of(List<ColumnModel> asked) {
    return side.gate().request(targets(asked), inputs().rows().size(), typed().repetitions());
  }

  /** The run that is shown, one of an earlier time. */
  CompareRequest again() {
    return side.gate()
        .request(
            side.matrix().runId(), targets(columns), inputs().rows().size(), typed().repetitions());
  }

  private List<CompareTarget> targets(List<ColumnModel> asked) {
    Prompt now = typed();
    List<Map<String, String>> rows = inputs().rows();
    return asked.stream()
        .map(ColumnModel::column)
        .map(
            column ->
                new CompareTarget(
                    column.target().strip(), row -> Requests.of(now, column, rows.get(row))))
        .toList();
  }
}
