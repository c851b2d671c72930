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
import java.util.function.Consumer;
import java.util.function.Predicate;
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
    Optional<String> found =
        Stream.of(names).filter(name -> json.has(name) && !json.path(name).isNull()).findFirst();
    found.ifPresent(read::add);
    return json.path(found.orElse(names[0]));
  }

  /** What the library writes by itself, or says elsewhere. */
  void skip(String... names) {
    read.addAll(List.of(names));
  }

  /** What is nowhere else is not read after all, and stays as it is. */
  void leave(String... names) {
    List.of(names).forEach(read::remove);
  }

  /** Of an object only these members have been read; the others go along below its name. */
  void leaveOthers(String name, Set<String> understood) {
    if (json.path(name) instanceof ObjectNode object) {
      others.put(name, object.deepCopy().without(understood));
    } else {
      leave(name);
    }
  }

  /** Each element of a list; what is none stays as it is. */
  void each(String name, Consumer<JsonNode> element) {
    if (take(name).isArray()) {
      take(name).forEach(element);
    } else {
      leave(name);
    }
  }

  /**
   * Reads the schema of an answer with its name, as OpenAI's formats have it.
   *
   * @param beside what stands beside these and needs no reading
   * @return whether that is all there is
   */
  static boolean schema(JsonNode format, ChatRequest.Builder request, Set<String> beside) {
    request.responseSchema(Json.write(format.path("schema")));
    var other = new Members(format);
    other.read.addAll(beside);
    other.skip("schema");
    String name = other.text("name");
    // The name that the encoder gives where it has none.
    if (!name.equals("answer") && !name.isEmpty()) {
      request.schemaName(name);
    }
    other
        .taken(JsonNode::isBoolean, "strict")
        .ifPresent(strict -> request.schemaStrict(strict.booleanValue()));
    return !name.isEmpty() && other.read.containsAll(format.propertyNames());
  }

  String text(String... names) {
    return taken(JsonNode::isString, names).map(JsonNode::stringValue).orElse("");
  }

  Optional<Double> number(String... names) {
    return taken(JsonNode::isNumber, names).map(JsonNode::doubleValue);
  }

  Optional<Integer> whole(String... names) {
    return taken(value -> value.isIntegralNumber() && value.canConvertToInt(), names)
        .map(JsonNode::intValue);
  }

  /** The first that is of that kind; only it has been read, the others stay as they are. */
  private Optional<JsonNode> taken(Predicate<JsonNode> kind, String... names) {
    Optional<String> found =
        Stream.of(names).filter(name -> kind.test(json.path(name))).findFirst();
    found.ifPresent(read::add);
    return found.map(json::path);
  }

  /** The figures that most formats have, by the names that they have there. */
  void figures(ChatRequest.Builder request, String topP, String stop, String... most) {
    number("temperature").ifPresent(request::temperature);
    number(topP).ifPresent(request::topP);
    whole(most).ifPresent(request::maxTokens);
    stop(request, stop);
    seed(request);
  }

  void stop(ChatRequest.Builder request, String... names) {
    JsonNode words = take(names);
    if (words.isString()) {
      request.stop(List.of(words.stringValue()));
    } else if (words.isArray() && words.valueStream().allMatch(JsonNode::isString)) {
      request.stop(words.valueStream().map(JsonNode::stringValue).toList());
    } else {
      leave(names);
    }
  }

  void seed(ChatRequest.Builder request) {
    JsonNode seed = take("seed");
    if (seed.isIntegralNumber() && seed.canConvertToLong()) {
      request.seed(seed.longValue());
    } else {
      leave("seed");
    }
  }

  /** What of this goes along below its name, as a value of Java. */
  Map<String, Object> others() {
    var rest = ChatRequest.builder("");
    rest(rest);
    return rest.build().extra();
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
