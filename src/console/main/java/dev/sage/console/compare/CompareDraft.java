package dev.sage.console.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the panel shows, as it is kept: the prompt as typed, and which calls stand in the columns.
 * Immutable.
 *
 * @param values of the variables by name, those no longer in the prompt included
 * @param temperature as typed, may be empty
 * @param maxTokens as typed, may be empty
 */
record CompareDraft(
    String system,
    String user,
    Map<String, String> values,
    String temperature,
    String maxTokens,
    int repetitions,
    List<Column> columns) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * One column.
   *
   * @param target {@code provider/model}
   * @param calls the ids of the calls that it showed, in order of repetition
   */
  record Column(String target, List<String> calls) {
    Column {
      calls = List.copyOf(calls);
    }
  }

  CompareDraft {
    values = Map.copyOf(values);
    columns = List.copyOf(columns);
  }

  /** What a first start shows: a prompt with a variable, to be answered by two simulated models. */
  static CompareDraft first(String system, String user, Map<String, String> values) {
    return new CompareDraft(
        system,
        user,
        values,
        "",
        "",
        1,
        List.of(
            new Column("sim-openai/clean", List.of()),
            new Column("sim-anthropic/clean", List.of())));
  }

  String toJson() {
    ObjectNode json = JSON.createObjectNode();
    json.put("system", system);
    json.put("user", user);
    ObjectNode named = json.putObject("variables");
    values.forEach(named::put);
    json.put("temperature", temperature);
    json.put("maxTokens", maxTokens);
    json.put("repetitions", repetitions);
    ArrayNode list = json.putArray("columns");
    for (Column column : columns) {
      ObjectNode entry = list.addObject();
      entry.put("target", column.target());
      column.calls().forEach(entry.putArray("calls")::add);
    }
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
  }

  /** Reads what {@link #toJson} wrote; nothing where that is not what the text is. */
  static Optional<CompareDraft> fromJson(String text) {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JacksonException e) {
      return Optional.empty();
    }
    List<Column> columns =
        json.path("columns")
            .valueStream()
            .map(CompareDraft::column)
            .limit(CompareModel.MOST)
            .toList();
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    json.path("variables")
        .properties()
        .forEach(entry -> values.put(entry.getKey(), entry.getValue().asString("")));
    int repetitions = json.path("repetitions").asInt(1);
    return Optional.of(
        new CompareDraft(
            json.path("system").asString(""),
            json.path("user").asString(""),
            values,
            json.path("temperature").asString(""),
            json.path("maxTokens").asString(""),
            Math.clamp(repetitions, 1, PromptModel.MOST_REPETITIONS),
            columns));
  }

  private static Column column(JsonNode json) {
    return new Column(
        json.path("target").asString(""),
        json.path("calls").valueStream().map(id -> id.asString("")).toList());
  }
}
