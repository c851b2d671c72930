package dev.sage.console.compare;

import dev.sage.console.compare.prompt.PromptModel;
import dev.sage.console.compare.prompt.PromptPlace;
import dev.sage.workbench.Json;
import dev.sage.workbench.prompt.Column;
import dev.sage.workbench.prompt.Parameters;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.PromptException;
import dev.sage.workbench.prompt.PromptJson;
import dev.sage.workbench.prompt.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the panel shows, as it is kept: the prompt as typed, which calls stand in the columns, and
 * the file that the prompt is of. Immutable.
 *
 * @param calls the ids of the calls that each column showed, in order of repetition
 * @param place where the prompt is kept
 */
record CompareDraft(Prompt prompt, List<List<String>> calls, PromptPlace place) {

  CompareDraft {
    calls = calls.stream().map(List::copyOf).toList();
  }

  /** Without a file. */
  static CompareDraft of(Prompt prompt, List<List<String>> calls) {
    return new CompareDraft(prompt, calls, PromptPlace.NONE);
  }

  /** What a first start shows: a prompt with a variable, to be answered by two simulated models. */
  static CompareDraft first(String system, String user, Map<String, String> values) {
    return of(
        Prompt.blank(List.of(Column.of("sim-openai/clean"), Column.of("sim-anthropic/clean")))
            .withTurns(List.of(new Turn.Instructions(system), new Turn.User(user)))
            .withValues(values),
        List.of());
  }

  /** The calls of a column. */
  List<String> calls(int column) {
    return column < calls.size() ? calls.get(column) : List.of();
  }

  String toJson() {
    ObjectNode json = Json.object();
    json.set("prompt", PromptJson.node(prompt));
    ArrayNode list = json.putArray("calls");
    for (List<String> column : calls) {
      column.forEach(list.addArray()::add);
    }
    if (!place.equals(PromptPlace.NONE)) {
      json.put("folder", place.folder()).put("file", place.name()).put("stamp", place.stamp());
    }
    return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
  }

  /**
   * Reads what {@link #toJson} wrote, or what it wrote when a prompt was system and user; nothing
   * where that is not what the text is.
   */
  static Optional<CompareDraft> fromJson(String text) {
    try {
      JsonNode json = Json.MAPPER.readTree(text);
      return (json.has("prompt") ? read(json) : readOld(json))
          .filter(draft -> !draft.prompt().columns().isEmpty());
    } catch (JacksonException | PromptException e) {
      return Optional.empty();
    }
  }

  private static Optional<CompareDraft> read(JsonNode json) {
    return Optional.of(
        new CompareDraft(
            bounded(PromptJson.read(Json.write(json.path("prompt")))),
            json.path("calls").valueStream().map(CompareDraft::ids).toList(),
            new PromptPlace(
                json.path("folder").asString(""),
                json.path("file").asString(""),
                json.path("stamp").asString(""))));
  }

  private static Optional<CompareDraft> readOld(JsonNode json) {
    Map<String, String> values = new LinkedHashMap<>();
    json.path("variables")
        .properties()
        .forEach(entry -> values.put(entry.getKey(), entry.getValue().asString("")));
    List<Turn> turns = new ArrayList<>();
    turns.add(new Turn.Instructions(json.path("system").asString("")));
    turns.add(new Turn.User(json.path("user").asString("")));
    List<JsonNode> columns = json.path("columns").valueStream().toList();
    Prompt prompt =
        Prompt.blank(
                columns.stream()
                    .map(column -> Column.of(column.path("target").asString("")))
                    .toList())
            .withTurns(turns)
            .withValues(values)
            .withRepetitions(Math.max(1, json.path("repetitions").asInt(1)))
            .withParameters(
                Parameters.DEFAULTS
                    .withTemperature(json.path("temperature").asString(""))
                    .withMaxTokens(json.path("maxTokens").asString("")));
    return Optional.of(
        of(bounded(prompt), columns.stream().map(column -> ids(column.path("calls"))).toList()));
  }

  /** No more than the panel can show. */
  private static Prompt bounded(Prompt prompt) {
    return prompt
        .withColumns(prompt.columns().stream().limit(CompareModel.MOST).toList())
        .withRepetitions(Math.min(prompt.repetitions(), PromptModel.MOST_REPETITIONS));
  }

  private static List<String> ids(JsonNode list) {
    return list.valueStream().map(id -> id.asString("")).toList();
  }
}
