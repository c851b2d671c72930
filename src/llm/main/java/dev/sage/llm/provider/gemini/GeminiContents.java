package dev.sage.llm.provider.gemini;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.provider.internal.Requests;
import dev.sage.llm.provider.internal.ToolCalls;
import dev.sage.llm.provider.internal.Turns;
import dev.sage.llm.provider.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the conversation of a request. Not thread-safe.
 *
 * <p>The results of one round of tool calls are one content, as many as there were calls and in
 * their order: without ids, which the API often leaves out, that order is what pairs them.
 */
final class GeminiContents {

  private final ChatRequest request;
  private final ArrayNode system = Json.array();
  private final List<Content.Extra> ofSystem = new ArrayList<>();
  private final ArrayNode contents = Json.array();

  /** The ids of all calls in the order in which they were made. */
  private final List<String> callIds = new ArrayList<>();

  private GeminiContents(ChatRequest request) {
    this.request = request;
  }

  /** Puts the instructions and the contents into a request's body. */
  static void write(ChatRequest request, ObjectNode body) {
    var conversation = new GeminiContents(request);
    Turns.of(request).forEach(conversation::turn);
    if (!conversation.system.isEmpty()) {
      ObjectNode said = body.putObject("systemInstruction").set("parts", conversation.system);
      conversation.ofSystem.forEach(extra -> Requests.lay(extra, said));
    }
    body.set("contents", conversation.contents);
  }

  private void turn(Message message) {
    switch (message.role()) {
      case SYSTEM -> {
        message.content().forEach(part -> spoken(part, system));
        ofSystem.addAll(Turns.ofMessage(message));
        return;
      }
      case ASSISTANT -> add("model", answered(message));
      case USER, TOOL -> {
        add("user", results(message));
        ArrayNode parts = Json.array();
        Turns.spoken(message).forEach(part -> spoken(part, parts));
        message.content().stream()
            .filter(Content.CachePoint.class::isInstance)
            .forEach(part -> spoken(part, parts));
        add("user", parts);
      }
    }
    for (Content.Extra extra : Turns.ofMessage(message)) {
      Requests.lay(extra, contents.path(contents.size() - 1));
    }
  }

  /** A content without parts is refused. */
  private void add(String role, ArrayNode parts) {
    if (!parts.isEmpty()) {
      contents.addObject().put("role", role).set("parts", parts);
    }
  }

  private static void spoken(Content part, ArrayNode parts) {
    switch (part) {
      case Content.Text text -> {
        if (!text.value().isEmpty()) {
          parts.addObject().put("text", text.value());
        }
      }
      case Content.Media media -> media(media, parts.addObject());
      case Content.CachePoint point ->
          throw Requests.unsupported(
              "CachePoint",
              "Gemini caches by itself; a cache made beforehand is named by the extra field"
                  + " cachedContent.");
      case Content.Extra extra -> extra(extra, parts);
      case Content.Reasoning reasoning -> {}
      case Content.ToolCall call -> {}
      case Content.ToolResult result -> {}
    }
  }

  private static void extra(Content.Extra extra, ArrayNode parts) {
    switch (extra.place()) {
      case PART -> parts.add(Requests.object(extra));
      case BEFORE -> Requests.lay(extra, parts.path(parts.size() - 1));
      case MESSAGE -> {}
    }
  }

  private static void media(Content.Media media, ObjectNode part) {
    if (media.base64() != null) {
      part.putObject("inlineData").put("mimeType", media.mediaType()).put("data", media.base64());
    } else {
      part.putObject("fileData")
          .put("mimeType", media.mediaType())
          .put("fileUri", String.valueOf(media.url()));
    }
  }

  private ArrayNode answered(Message message) {
    ArrayNode parts = Json.array();
    Map<String, String> signatures = GeminiState.callSignatures(message.content());
    for (Content part : message.content()) {
      switch (part) {
        case Content.ToolCall call -> {
          callIds.add(call.callId());
          ObjectNode written = parts.addObject();
          ObjectNode function = written.putObject("functionCall");
          identify(function, call.callId());
          function.put("name", call.toolName()).set("args", Requests.arguments(call));
          GeminiState.sign(written, signatures.get(call.callId()));
        }
        case Content.Reasoning reasoning -> GeminiState.restore(reasoning, parts);
        default -> spoken(part, parts);
      }
    }
    return parts;
  }

  /** An id that was made up here means nothing to the API, and older ones know no ids at all. */
  private static void identify(ObjectNode function, String callId) {
    if (!ToolCalls.isMadeUp(callId)) {
      function.put("id", callId);
    }
  }

  private ArrayNode results(Message message) {
    List<Written> written = new ArrayList<>();
    boolean result = false;
    for (Content part : message.content()) {
      result = part instanceof Content.ToolResult || (result && Turns.isAddition(part));
      if (part instanceof Content.ToolResult answer) {
        written.add(new Written(callIds.indexOf(answer.callId()), result(answer)));
      } else if (result && part instanceof Content.Extra extra) {
        Requests.lay(extra, written.getLast().part());
      }
    }
    ArrayNode parts = Json.array();
    written.stream()
        .sorted(Comparator.comparingInt(Written::call))
        .forEach(each -> parts.add(each.part()));
    return parts;
  }

  /** A result, and the place of its call. */
  private record Written(int call, ObjectNode part) {}

  private ObjectNode result(Content.ToolResult result) {
    ObjectNode part = Json.object();
    ObjectNode function = part.putObject("functionResponse");
    identify(function, result.callId());
    function
        .put("name", Requests.toolName(request, result.callId()))
        .set("response", response(result));
    return part;
  }

  /**
   * Google's reference of FunctionResponse: an object, in which {@code output} and {@code error}
   * have a meaning; one without them is the output as a whole.
   */
  private static ObjectNode response(Content.ToolResult result) {
    JsonNode tree = Json.tree(result.result());
    if (tree instanceof ObjectNode object && !result.error()) {
      return object;
    }
    ObjectNode response = Json.object();
    String name = result.error() ? "error" : "output";
    // A bare word or number stays the text that the tool wrote.
    return tree != null && tree.isContainer()
        ? response.set(name, tree)
        : response.put(name, result.result());
  }
}
