package dev.sage.workbench.wire;

import dev.sage.llm.ChatRequest;
import dev.sage.workbench.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The members of an object of a body, and which of them have been read. Not thread-safe. */
final class Members {
  private final JsonNode json;
  private final Set<String> read = new HashSet<>();
  private final Map<String, JsonNode> others = new LinkedHashMap<>();

  Members(JsonNode json) {
    this.json = json;
  }

  /** The first of these names that is there; missing where none is. */
  JsonNode take(String... names) {
    read.addAll(List.of(names));
    return Stream.of(names)
        .map(json::path)
        .filter(value -> !value.isMissingNode() && !value.isNull())
        .findFirst()
        .orElseGet(() -> json.path(names[0]));
  }

  /** What the library writes by itself, or says elsewhere. */
  void skip(String... names) {
    read.addAll(List.of(names));
  }

  /** What is nowhere else is not read after all, and stays as it is. */
  void leave(String name) {
    read.remove(name);
  }

  /** Of an object only these members have been read; the others go along below its name. */
  void leaveOthers(String name, Set<String> understood) {
    if (json.path(name) instanceof ObjectNode object) {
      others.put(name, object.deepCopy().without(understood));
    } else {
      leave(name);
    }
  }

  String text(String... names) {
    return take(names).asString("");
  }

  Optional<Double> number(String... names) {
    return Optional.of(take(names)).filter(JsonNode::isNumber).map(JsonNode::doubleValue);
  }

  Optional<Integer> whole(String... names) {
    return Optional.of(take(names))
        .filter(value -> value.isIntegralNumber() && value.canConvertToInt())
        .map(JsonNode::intValue);
  }

  /** The figures that most formats have, by the names that they have there. */
  void figures(ChatRequest.Builder request, String topP, String stop, String... most) {
    number("temperature").ifPresent(request::temperature);
    number(topP).ifPresent(request::topP);
    whole(most).ifPresent(request::maxTokens);
    JsonNode words = take(stop);
    request.stop(
        words.isString()
            ? List.of(words.stringValue())
            : words.valueStream().map(word -> word.asString("")).toList());
    JsonNode seed = take("seed");
    if (seed.isIntegralNumber() && seed.canConvertToLong()) {
      request.seed(seed.longValue());
    }
  }

  /** What nobody has read goes along as it is. */
  void rest(ChatRequest.Builder request) {
    List<String> names = new ArrayList<>(json.propertyNames());
    names.removeAll(read);
    names.forEach(name -> extra(name, json.path(name), request));
    others.forEach(
        (name, object) -> {
          if (!object.isEmpty()) {
            extra(name, object, request);
          }
        });
  }

  private static void extra(String name, JsonNode json, ChatRequest.Builder request) {
    Object value = Json.MAPPER.treeToValue(json, Object.class);
    if (value != null) {
      request.extra(name, value);
    }
  }
}
