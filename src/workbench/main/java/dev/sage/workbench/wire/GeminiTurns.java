package dev.sage.workbench.wire;

import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.workbench.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the conversation of a request of Gemini. Calls without an id get one here, and results are
 * paired with them in their order. Not thread-safe.
 */
final class GeminiTurns {
  /** The form of ids that the library makes up, and does not send. */
  private static final Pattern MADE_UP = Pattern.compile("call_[0-9a-f]{1,8}_\\d+");

  private final Map<String, Deque<String>> unanswered = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private int calls;

  /** The instructions; empty where there are none to be read. */
  Optional<Message> system(JsonNode system) {
    List<Content> said = parts(system, Role.SYSTEM);
    if (said.isEmpty()) {
      return Optional.empty();
    }
    Rest.message(beside(system), Json.object(), said);
    return Optional.of(new Message(Role.SYSTEM, said));
  }

  /** Results of tools are a message of their own with us. */
  List<Message> messages(JsonNode turn) {
    boolean model = turn.path("role").asString("user").equals("model");
    List<Content> results = new ArrayList<>();
    List<Content> said = new ArrayList<>();
    List<Content> last = said;
    for (Content part : parts(turn, model ? Role.ASSISTANT : Role.USER)) {
      if (part instanceof Content.ToolResult) {
        last = results;
      } else if (!Parts.belongsBefore(part)) {
        last = said;
      }
      last.add(part);
    }
    ObjectNode written = Json.object();
    if (turn.has("role")) {
      written.put("role", model ? "model" : "user");
    }
    if (!results.isEmpty()) {
      Rest.message(beside(turn), written, results);
    }
    if (!said.isEmpty()) {
      Rest.message(beside(turn), written, said);
    }
    List<Message> messages = new ArrayList<>(Parts.message(Role.TOOL, results));
    messages.addAll(Parts.message(model ? Role.ASSISTANT : Role.USER, said));
    return messages;
  }

  /** All that a turn says but its parts. */
  private static JsonNode beside(JsonNode turn) {
    return turn instanceof ObjectNode object ? object.deepCopy().without("parts") : Json.object();
  }

  private List<Content> parts(JsonNode turn, Role role) {
    List<Content> parts = new ArrayList<>();
    if (turn.isString()) {
      parts.add(new Content.Text(turn.stringValue()));
    }
    JsonNode all = turn.path("parts");
    (all.isObject() ? Json.array().add(all) : all)
        .forEach(part -> part(GeminiNames.camel(part), role, parts));
    return parts;
  }

  private void part(JsonNode part, Role role, List<Content> parts) {
    boolean model = role == Role.ASSISTANT;
    String text = part.path("text").asString("");
    JsonNode signature = part.path("thoughtSignature");
    if (model && part.path("thought").asBoolean(false)) {
      parts.add(new Content.Reasoning(text, opaque(part)));
    } else if (model && part.path("functionCall").isObject()) {
      call(part, parts);
    } else if (!model && part.path("functionResponse").isObject()) {
      Content.ToolResult result = result(part.path("functionResponse"));
      parts.add(result);
      Rest.before(part, written(part.path("functionResponse"), result), parts);
    } else if (!text.isEmpty()) {
      parts.add(new Content.Text(text));
      ObjectNode written = Json.object().put("text", text);
      if (model && signature.isString()) {
        parts.add(signed(state("text"), signature.stringValue()));
        written.set("thoughtSignature", signature);
      }
      // A signature stands between a text and what is laid over it, which does not matter to it.
      Rest.before(part, written, parts);
    } else if (!(role == Role.USER && media(part, parts))) {
      parts.add(Rest.part(part));
    }
  }

  private void call(JsonNode part, List<Content> parts) {
    JsonNode wire = part.path("functionCall");
    Content.ToolCall call = call(wire);
    ObjectNode written = Json.object();
    String signature = part.path("thoughtSignature").asString("");
    if (!signature.isEmpty()) {
      parts.add(signed(state("call").put("callId", call.callId()), signature));
      written.put("thoughtSignature", signature);
    }
    parts.add(call);
    ObjectNode function = identified(wire, written.putObject("functionCall"));
    function.put("name", call.toolName());
    function.set("args", wire.path("args").isObject() ? wire.path("args") : Json.object());
    Rest.before(part, written, parts);
  }

  /** An id that was made up here is not written again. */
  private static ObjectNode identified(JsonNode wire, ObjectNode written) {
    String id = wire.path("id").asString("");
    return id.isEmpty() || MADE_UP.matcher(id).matches() ? written : written.put("id", id);
  }

  private static boolean media(JsonNode part, List<Content> parts) {
    JsonNode bytes = part.path("inlineData");
    JsonNode file = part.path("fileData");
    Content.Media media = null;
    ObjectNode written = Json.object();
    if (bytes.path("data").isString()) {
      String type = bytes.path("mimeType").asString("");
      media = new Content.Media(type, bytes.path("data").stringValue(), null, null);
      written.putObject("inlineData").put("mimeType", type).set("data", bytes.path("data"));
    } else if (file.isObject()) {
      String type = file.path("mimeType").asString("application/octet-stream");
      media = address(type, file.path("fileUri").asString(""));
      written.putObject("fileData").put("mimeType", type).set("fileUri", file.path("fileUri"));
    }
    if (media == null) {
      return false;
    }
    parts.add(media);
    Rest.before(part, written, parts);
    return true;
  }

  private static Content.@Nullable Media address(String type, String uri) {
    Content.Media media = Parts.media(type, uri, null);
    return media == null || media.url() == null ? null : media;
  }

  /** As the library's own decoder makes a part opaque, so that it can go back. */
  private static String opaque(JsonNode part) {
    return Json.write(state("part").set("part", part));
  }

  /** The signature of a part that has a form of its own, as the library's decoder keeps it. */
  private static Content.Reasoning signed(ObjectNode state, String signature) {
    return new Content.Reasoning("", Json.write(state.put("thoughtSignature", signature)));
  }

  private static ObjectNode state(String of) {
    return Json.object().put("gemini", of);
  }

  private Content.ToolCall call(JsonNode call) {
    String name = call.path("name").asString("");
    String id = call.path("id").asString("");
    if (id.isEmpty()) {
      // Of the form that the library makes up, so that its encoder leaves it out again.
      id = "call_0_" + ++calls;
    }
    names.put(id, name);
    unanswered.computeIfAbsent(name, key -> new ArrayDeque<>()).addLast(id);
    return new Content.ToolCall(id, name, Parts.raw(call.path("args")));
  }

  private Content.ToolResult result(JsonNode response) {
    String name = response.path("name").asString("");
    Deque<String> open = unanswered.getOrDefault(name, new ArrayDeque<>());
    String id = response.path("id").asString("");
    if (id.isEmpty()) {
      id = open.isEmpty() ? name : open.removeFirst();
    } else {
      open.remove(id);
    }
    JsonNode said = response.path("response");
    boolean failed = said.size() == 1 && said.has("error");
    JsonNode result =
        failed
            ? said.path("error")
            : said.size() == 1 && said.has("output") ? said.path("output") : said;
    return new Content.ToolResult(id, Parts.raw(result), failed);
  }

  /**
   * As the encoder writes it: an object, in which {@code output} and {@code error} mean something.
   */
  private ObjectNode written(JsonNode wire, Content.ToolResult result) {
    ObjectNode part = Json.object();
    ObjectNode function = identified(wire, part.putObject("functionResponse"));
    function.put("name", names.getOrDefault(result.callId(), ""));
    JsonNode said = wire.path("response");
    JsonNode tree = Parts.tree(result.result());
    String name = result.error() ? "error" : "output";
    if (tree.isObject() && !result.error()) {
      function.set("response", tree);
    } else if (tree.isContainer()) {
      function.putObject("response").set(name, tree);
    } else if (!result.result().isEmpty() || said.has(name)) {
      function.putObject("response").put(name, result.result());
    }
    return part;
  }
}
