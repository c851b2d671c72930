package dev.sage.workbench.wire;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.workbench.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the input items of OpenAI's Responses, of which those of one turn of the model become one
 * message. Not thread-safe.
 */
final class ResponsesItems {
  private static final String CUSTOM_CALL = "custom_tool_call";

  private final ChatRequest.Builder request;
  private final boolean stored;

  /** What the model said and did since the person or a tool last spoke. */
  private final List<Content> turn = new ArrayList<>();

  private ResponsesItems(ChatRequest.Builder request, boolean stored) {
    this.request = request;
    this.stored = stored;
  }

  /**
   * Reads all of them.
   *
   * @param stored whether the server keeps what it answers, so that a name is enough
   */
  static void read(JsonNode input, boolean stored, ChatRequest.Builder request) {
    var reader = new ResponsesItems(request, stored);
    input.forEach(reader::item);
    reader.close();
  }

  private void close() {
    request.messages(Parts.message(Role.ASSISTANT, turn));
    turn.clear();
  }

  private void item(JsonNode item) {
    switch (item.path("type").asString("message")) {
      case "message" -> message(item);
      case "function_call" -> call(item);
      case CUSTOM_CALL -> customCall(item);
      case "function_call_output" -> result(item, "function_call_output");
      case "custom_tool_call_output" -> result(item, "custom_tool_call_output");
      case "reasoning" -> reasoning(item);
      default -> turn.add(Rest.part(item));
    }
  }

  private void call(JsonNode item) {
    String arguments = item.path("arguments").asString("");
    var call =
        new Content.ToolCall(
            item.path("call_id").asString(""), item.path("name").asString(""), arguments);
    turn.add(call);
    ObjectNode written = Json.object().put("type", "function_call").put("call_id", call.callId());
    written.put("name", call.toolName()).put("arguments", arguments.isBlank() ? "{}" : arguments);
    Rest.before(item, written, turn);
  }

  /** Carried as the library's decoder carries it, so that the call stays one of a custom tool. */
  private void customCall(JsonNode item) {
    JsonNode carried =
        item instanceof ObjectNode object ? object.deepCopy().without("input") : item;
    turn.add(new Content.Reasoning("", Json.write(carried)));
    turn.add(
        new Content.ToolCall(
            item.path("call_id").asString(""),
            item.path("name").asString(""),
            item.path("input").asString("")));
    if (item.has("id")) {
      turn.add(
          new Content.Extra(
              Json.write(Json.object().set("id", item.path("id"))), Content.Extra.Place.BEFORE));
    }
  }

  private void result(JsonNode item, String type) {
    close();
    String said = Parts.result(item.path("output"));
    List<Content> parts = new ArrayList<>();
    String id = item.path("call_id").asString("");
    parts.add(new Content.ToolResult(id, said, false));
    ObjectNode written = Json.object().put("type", type).put("call_id", id);
    Rest.before(item, written.put("output", said), parts);
    request.message(new Message(Role.TOOL, parts));
  }

  /** Where the encoder would leave it out, for want of content, it is not the encoder's to say. */
  private void reasoning(JsonNode item) {
    boolean content =
        !item.path("encrypted_content").asString("").isEmpty() || !item.path("content").isEmpty();
    String summary = Parts.text(item.path("summary"));
    if (content || stored) {
      turn.add(new Content.Reasoning(summary, Json.write(item)));
    } else {
      if (!summary.isEmpty()) {
        turn.add(new Content.Reasoning(summary, null));
      }
      turn.add(Rest.part(item));
    }
  }

  private void message(JsonNode item) {
    Role role = Parts.role(item.path("role").asString(""));
    if (role == Role.ASSISTANT) {
      answered(item);
      return;
    }
    close();
    JsonNode content = item.path("content");
    List<Content> parts = new ArrayList<>();
    if (content.isString()) {
      parts.add(new Content.Text(content.stringValue()));
    }
    for (JsonNode part : content.isArray() ? content : Json.array()) {
      part(part, role, parts);
    }
    Rest.apart(parts);
    ObjectNode written = message(role.name().toLowerCase(Locale.ROOT), item);
    Rest.message(item, written.set("content", content), parts);
    request.messages(Parts.message(role, parts));
  }

  /** The type of a message may be said or not. */
  private static ObjectNode message(String role, JsonNode item) {
    ObjectNode written = Json.object().put("role", role);
    return item.path("type").isString() ? written.put("type", "message") : written;
  }

  /** A message of the model is one text here; what it is more is laid over that. */
  private void answered(JsonNode item) {
    JsonNode content = item.path("content");
    String said = content.isString() ? content.stringValue() : words(content);
    if (said.isEmpty()) {
      turn.add(Rest.part(item));
      return;
    }
    turn.add(new Content.Text(said));
    ObjectNode written = message("assistant", item);
    if (plain(content)) {
      written.set("content", content);
    } else {
      written.put("content", said);
    }
    Rest.before(item, written, turn);
  }

  private static String words(JsonNode content) {
    StringBuilder words = new StringBuilder();
    for (JsonNode part : content) {
      words.append(part.path("text").asString(part.path("refusal").asString("")));
    }
    return words.toString();
  }

  /** A text, or one that is a list of one part with nothing beside it. */
  private static boolean plain(JsonNode content) {
    if (!content.isArray()) {
      return true;
    }
    JsonNode only = content.path(0);
    return content.size() == 1
        && only.path("type").asString("").equals("output_text")
        && only.propertyStream()
            .allMatch(
                member ->
                    member.getKey().equals("type")
                        || member.getKey().equals("text")
                        || (member.getValue().isArray() && member.getValue().isEmpty()));
  }

  private static void part(JsonNode part, Role role, List<Content> parts) {
    ObjectNode written = Json.object();
    Content read =
        switch (part.path("type").asString("")) {
          case "input_text", "text" -> text(part, written);
          case "input_image" -> role == Role.USER ? image(part, written) : null;
          case "input_file" -> role == Role.USER ? file(part, written) : null;
          default -> null;
        };
    if (read == null) {
      parts.add(Rest.part(part));
    } else {
      parts.add(read);
      Rest.before(part, written, parts);
    }
  }

  private static @Nullable Content text(JsonNode part, ObjectNode written) {
    String text = part.path("text").asString("");
    written.put("type", "input_text").put("text", text);
    return text.isEmpty() ? null : new Content.Text(text);
  }

  private static @Nullable Content image(JsonNode part, ObjectNode written) {
    Content.Media image = Parts.media("image/*", part.path("image_url").asString(""), null);
    if (image == null || !image.mediaType().startsWith("image/")) {
      return null;
    }
    written.put("type", "input_image").put("image_url", Parts.url(image));
    return image;
  }

  private static @Nullable Content file(JsonNode part, ObjectNode written) {
    boolean address = part.has("file_url");
    String url = part.path(address ? "file_url" : "file_data").asString("");
    Content.Media file =
        Parts.media("application/octet-stream", url, Parts.textOrNull(part, "filename"));
    if (file == null || address != (file.url() != null) || !takes(file.mediaType())) {
      return null;
    }
    written.put("type", "input_file");
    if (address) {
      written.put("file_url", url);
    } else {
      String name = file.mediaType().equals("application/pdf") ? "document.pdf" : "document";
      written.put("filename", file.name() == null ? name : file.name()).put("file_data", url);
    }
    return file;
  }

  private static boolean takes(String type) {
    return type.startsWith("application/") || type.startsWith("text/");
  }
}
