package dev.sage.llm.provider.gemini;

import dev.sage.llm.provider.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A tool call whose arguments come value by value, each with the path of its place (RFC 9535: names
 * and positions), and long strings in pieces. Only Vertex does it, where it is asked to ({@code
 * streamFunctionCallArguments}); source: its reference of FunctionCall and PartialArg. Not
 * thread-safe.
 */
final class PartialCall {

  /** {@code .name}, {@code ['name']}, {@code ["name"]} or {@code [position]}. */
  private static final Pattern STEP =
      Pattern.compile(
          "\\G(?:\\.([^.\\[\\]]+)"
              + "|\\['((?:[^'\\\\]|\\\\.)*+)']"
              + "|\\[\"((?:[^\"\\\\]|\\\\.)*+)\"]"
              + "|\\[(\\d{1,6})])");

  final int index;
  final @Nullable String id;
  final @Nullable String name;
  @Nullable String signature;
  private final ObjectNode arguments = Json.object();

  /** The string that grows; it gets to its place when another value begins. */
  private final StringBuilder text = new StringBuilder();

  private @Nullable String textPath;
  private boolean broken;

  PartialCall(int index, @Nullable String id, @Nullable String name) {
    this.index = index;
    this.id = id;
    this.name = name;
  }

  /** Whether a further piece is this call's: it names none, or this one again. */
  boolean goesOn(JsonNode piece) {
    String pieceId = Json.text(piece, "id");
    if (pieceId != null) {
      return pieceId.equals(id);
    }
    String pieceName = Json.text(piece, "name");
    return pieceName == null || (pieceName.equals(name) && piece.has("partialArgs"));
  }

  /** Takes the values of one piece. */
  void add(JsonNode piece) {
    if (piece.path("args") instanceof ObjectNode whole) {
      arguments.setAll(whole);
    }
    for (JsonNode value : piece.path("partialArgs")) {
      String path = value.path("jsonPath").asString("");
      JsonNode string = value.path("stringValue");
      if (string.isString() && path.equals(textPath)) {
        text.append(string.stringValue());
        continue;
      }
      flush();
      if (string.isString()) {
        textPath = path;
        text.append(string.stringValue());
      } else {
        put(path, scalar(value));
      }
    }
  }

  private static JsonNode scalar(JsonNode value) {
    JsonNode number = value.path("numberValue");
    JsonNode flag = value.path("boolValue");
    return number.isNumber() ? number : flag.isBoolean() ? flag : Json.of(null);
  }

  private void flush() {
    if (textPath != null) {
      put(textPath, Json.of(text.toString()));
      text.setLength(0);
      textPath = null;
    }
  }

  /**
   * The arguments as JSON text; no JSON where they are not whole, so that nobody runs half a call.
   */
  String written(boolean complete) {
    flush();
    String json = Json.string(arguments);
    return complete && !broken ? json : json.substring(0, json.length() - 1);
  }

  private void put(String path, JsonNode value) {
    List<Object> steps = steps(path);
    JsonNode at = arguments;
    for (int i = 0; i < steps.size(); i++) {
      boolean last = i == steps.size() - 1;
      JsonNode next = last ? value : container(at, steps.get(i), steps.get(i + 1));
      if (!set(at, steps.get(i), next)) {
        broken = true;
        return;
      }
      at = next;
    }
    broken |= steps.isEmpty();
  }

  /** The steps of a path: names and positions; none where it is no such path. */
  private static List<Object> steps(String path) {
    List<Object> steps = new ArrayList<>();
    if (!path.startsWith("$")) {
      return steps;
    }
    int end = 1;
    Matcher step = STEP.matcher(path);
    step.region(1, path.length());
    while (step.find()) {
      end = step.end();
      steps.add(step.group(4) != null ? (Object) Integer.valueOf(step.group(4)) : name(step));
    }
    return end == path.length() ? steps : List.of();
  }

  private static String name(Matcher step) {
    for (int group = 1; group <= 3; group++) {
      if (step.group(group) != null) {
        return step.group(group).replaceAll("\\\\(.)", "$1");
      }
    }
    return "";
  }

  /** What stands at a step, or the container that has to stand there for the next one. */
  private static JsonNode container(JsonNode at, Object step, Object nextStep) {
    JsonNode there = step instanceof Integer place ? at.path(place) : at.path((String) step);
    boolean fits = nextStep instanceof Integer ? there.isArray() : there.isObject();
    if (fits) {
      return there;
    }
    return nextStep instanceof Integer ? Json.array() : Json.object();
  }

  /** A place in a list may be filled, or the next one after its end. */
  private static boolean set(JsonNode at, Object step, JsonNode value) {
    if (at instanceof ObjectNode object && step instanceof String name) {
      object.set(name, value);
      return true;
    }
    if (at instanceof ArrayNode array && step instanceof Integer place && place <= array.size()) {
      if (place == array.size()) {
        array.add(value);
      } else {
        array.set(place, value);
      }
      return true;
    }
    return false;
  }
}
