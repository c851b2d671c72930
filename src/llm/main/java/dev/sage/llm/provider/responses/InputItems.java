package dev.sage.llm.provider.responses;

import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.internal.Requests;
import dev.sage.llm.provider.internal.Turns;
import dev.sage.llm.provider.json.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes messages as input items. What an earlier answer left to be carried goes back where it
 * stood: reasoning and the like as they came, ids of messages and calls only to a server that
 * stores answers, since another looks in vain for them. Not thread-safe.
 */
final class InputItems {

  private final ArrayNode items;
  private final Quirks quirks;
  private final boolean stored;

  /** Calls of custom tools, whose results are items of another type. */
  private final Set<String> customCalls = new HashSet<>();

  InputItems(ArrayNode items, Quirks quirks, boolean stored) {
    this.items = items;
    this.quirks = quirks;
    this.stored = stored;
  }

  void add(Message message) {
    if (message.content().stream().anyMatch(Content.CachePoint.class::isInstance)) {
      throw Requests.unsupported(
          "CachePoint", "The Responses API caches by itself; leave the markers out.");
    }
    switch (message.role()) {
      case SYSTEM -> spoken(quirks.systemRole(), message);
      case USER, TOOL -> {
        results(message);
        spoken("user", message);
      }
      case ASSISTANT -> assistant(message);
    }
  }

  private void spoken(String role, Message message) {
    List<Content> parts = new ArrayList<>(Turns.spoken(message));
    List<Content.Extra> whole = Turns.ofMessage(message);
    parts.removeAll(whole);
    if (parts.isEmpty() && message.content().size() > whole.size()) {
      return;
    }
    ObjectNode item = items.addObject().put("role", role);
    if (parts.stream().allMatch(Content.Text.class::isInstance)) {
      item.put("content", message.text());
    } else {
      parts(parts, item);
    }
    whole.forEach(extra -> Requests.lay(extra, item));
  }

  private static void parts(List<Content> parts, ObjectNode item) {
    ArrayNode content = item.putArray("content");
    for (Content part : parts) {
      switch (part) {
        case Content.Text text ->
            content.addObject().put("type", "input_text").put("text", text.value());
        case Content.Media media -> media(media, content.addObject());
        case Content.Extra extra when Turns.isAddition(extra) ->
            Requests.lay(extra, content.path(content.size() - 1));
        case Content.Extra extra -> content.add(Requests.object(extra));
        default -> {}
      }
    }
  }

  private static void media(Content.Media media, ObjectNode part) {
    String type = media.mediaType();
    String base64 = media.base64();
    String data = base64 == null ? null : "data:" + type + ";base64," + base64;
    if (type.startsWith("image/")) {
      part.put("type", "input_image").put("image_url", data == null ? address(media) : data);
    } else if (type.startsWith("application/") || type.startsWith("text/")) {
      part.put("type", "input_file");
      if (data == null) {
        part.put("file_url", address(media));
      } else {
        String name = type.equals("application/pdf") ? "document.pdf" : "document";
        part.put("filename", media.name() == null ? name : media.name()).put("file_data", data);
      }
    } else {
      throw Requests.unsupported(
          "Media of type " + type, "The Responses API takes images, PDF and other documents.");
    }
  }

  private static String address(Content.Media media) {
    return String.valueOf(media.url());
  }

  private void results(Message message) {
    ObjectNode item = null;
    for (Content part : message.content()) {
      if (item != null && part instanceof Content.Extra extra && Turns.isAddition(part)) {
        Requests.lay(extra, item);
      } else if (part instanceof Content.ToolResult result) {
        boolean custom = customCalls.contains(result.callId());
        item = items.addObject();
        item.put("type", custom ? "custom_tool_call_output" : "function_call_output")
            .put("call_id", result.callId())
            .put("output", result.result());
      } else {
        item = null;
      }
    }
  }

  private void assistant(Message message) {
    Map<String, ObjectNode> calls = carriedCalls(message);
    ObjectNode said = null;
    for (Content part : message.content()) {
      switch (part) {
        case Content.Text text when !text.value().isEmpty() ->
            said = items.addObject().put("role", "assistant").put("content", text.value());
        case Content.ToolCall call -> call(call, calls.get(call.callId()));
        case Content.Reasoning reasoning -> {
          JsonNode item = carried(reasoning);
          String type = item == null ? "" : item.path("type").asString();
          if (item != null && type.equals(OutputItem.MESSAGE) && said != null) {
            complete(said, item);
          } else if (item != null && goesBack(type, item)) {
            items.add(item);
          }
        }
        case Content.Extra extra when extra.place() == Content.Extra.Place.PART ->
            items.add(Requests.object(extra));
        // An item is all that there is of a message here.
        case Content.Extra extra -> Requests.lay(extra, items.path(items.size() - 1));
        default -> {}
      }
    }
  }

  /** What this format's decoder made opaque; another format's is left out. */
  private static @Nullable JsonNode carried(Content.Reasoning reasoning) {
    JsonNode item = reasoning.opaque() == null ? null : Json.tree(reasoning.opaque());
    return item != null && CarriedItems.isItem(item) ? item : null;
  }

  private static Map<String, ObjectNode> carriedCalls(Message message) {
    Map<String, ObjectNode> calls = new HashMap<>();
    for (Content part : message.content()) {
      if (part instanceof Content.Reasoning reasoning
          && carried(reasoning) instanceof ObjectNode item
          && isCall(item.path("type").asString())) {
        calls.put(item.path("call_id").asString(""), item);
      }
    }
    return calls;
  }

  private static boolean isCall(String type) {
    return type.equals(OutputItem.FUNCTION_CALL) || type.equals(OutputItem.CUSTOM_CALL);
  }

  /** Reasoning without its content is only a name for what the server has stored. */
  private boolean goesBack(String type, JsonNode item) {
    boolean bare =
        item.path("encrypted_content").asString("").isEmpty() && item.path("content").isEmpty();
    boolean lost = type.equals(OutputItem.REASONING) && bare && !stored;
    return CarriedItems.isOpaque(type) && !isCall(type) && !lost;
  }

  private void complete(ObjectNode said, JsonNode item) {
    for (Map.Entry<String, JsonNode> field : item.properties()) {
      String name = field.getKey();
      if (stored || !(name.equals("id") || name.equals("status"))) {
        said.set(name, field.getValue());
      }
    }
    if (said.has("id")) {
      // An item with an id is the server's own, whose text has this form.
      String text = said.path("content").asString("");
      ObjectNode content = said.putArray("content").addObject();
      content.put("type", "output_text").put("text", text).putArray("annotations");
    }
  }

  private void call(Content.ToolCall call, @Nullable ObjectNode carried) {
    ObjectNode item = items.addObject();
    boolean custom =
        carried != null && carried.path("type").asString().equals(OutputItem.CUSTOM_CALL);
    if (custom) {
      customCalls.add(call.callId());
      item.setAll(carried);
      item.put("input", call.arguments());
    } else {
      item.put("type", OutputItem.FUNCTION_CALL);
      if (carried != null) {
        item.setAll(carried);
      }
      item.put("call_id", call.callId()).put("name", call.toolName());
      item.put("arguments", call.arguments().isBlank() ? "{}" : call.arguments());
    }
    if (!stored) {
      item.remove("id");
    }
  }
}
