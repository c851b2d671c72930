package dev.sage.llm.provider.openai;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.internal.Requests;
import dev.sage.llm.provider.internal.Turns;
import dev.sage.llm.provider.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the messages of a Chat Completions request. Content is text where it can be, because not
 * every server takes a list of parts. Not thread-safe.
 */
final class ChatMessages {

  private final ArrayNode messages;
  private final Quirks quirks;
  private final ToolRounds rounds;

  private ChatMessages(ArrayNode messages, Quirks quirks) {
    this.messages = messages;
    this.quirks = quirks;
    this.rounds = new ToolRounds(quirks);
  }

  static void write(ChatRequest request, ArrayNode messages, Quirks quirks) {
    var writer = new ChatMessages(messages, quirks);
    Turns.of(request).forEach(writer::message);
  }

  private void message(Message message) {
    if (!Turns.spoken(message).isEmpty() && message.role() == Role.USER) {
      rounds.turn();
    }
    switch (message.role()) {
      case SYSTEM -> content(begin(quirks.systemRole()), message.content());
      case USER, TOOL -> spoken(message.content());
      case ASSISTANT -> assistant(message);
    }
    for (Content.Extra extra : Turns.ofMessage(message)) {
      Requests.lay(extra, messages.path(messages.size() - 1));
    }
  }

  private ObjectNode begin(String role) {
    return messages.addObject().put("role", role);
  }

  /** Tool results are messages of their own here, and stand before what the person says. */
  private void spoken(List<Content> parts) {
    int said = 0;
    while (said < parts.size()) {
      Content part = parts.get(said);
      if (part instanceof Content.ToolResult result) {
        begin("tool").put("tool_call_id", result.callId()).put("content", result.result());
      } else if (part instanceof Content.CachePoint point) {
        mark(point);
      } else if (said > 0 && Turns.isAddition(part)) {
        Requests.lay((Content.Extra) part, messages.path(messages.size() - 1));
      } else {
        break;
      }
      said++;
    }
    boolean more = parts.subList(said, parts.size()).stream().anyMatch(part -> !ofMessage(part));
    if (more || said == 0) {
      content(begin("user"), parts.subList(said, parts.size()));
    }
  }

  private void content(ObjectNode message, List<Content> parts) {
    if (parts.stream().noneMatch(ChatMessages::needsParts)) {
      message.put("content", text(parts));
      return;
    }
    ArrayNode content = message.putArray("content");
    for (Content part : parts) {
      switch (part) {
        case Content.Text text when !text.value().isEmpty() ->
            content.addObject().put("type", "text").put("text", text.value());
        case Content.Media media -> media(media, content.addObject());
        case Content.CachePoint point -> mark(point);
        case Content.Extra extra when extra.place() == Content.Extra.Place.PART ->
            content.add(Requests.object(extra));
        case Content.Extra extra when Turns.isAddition(extra) ->
            Requests.lay(extra, content.path(content.size() - 1));
        default -> {}
      }
    }
  }

  private static boolean ofMessage(Content part) {
    return part instanceof Content.Extra extra && extra.place() == Content.Extra.Place.MESSAGE;
  }

  private static boolean needsParts(Content part) {
    return part instanceof Content.Media
        || part instanceof Content.CachePoint
        || (part instanceof Content.Extra && !ofMessage(part));
  }

  private static String text(List<Content> parts) {
    return new Message(Role.USER, parts).text();
  }

  /** Marks the last part before the point; source: OpenRouter's page on prompt caching. */
  private void mark(Content.CachePoint point) {
    if (!quirks.cacheControl()) {
      throw Requests.unsupported("CachePoint", "This server caches by itself; leave it out.");
    }
    for (int i = messages.size() - 1; i >= 0; i--) {
      JsonNode content = parts((ObjectNode) messages.path(i));
      if (!content.isEmpty()) {
        ObjectNode last = (ObjectNode) content.path(content.size() - 1);
        last.set("cache_control", Requests.cacheControl(point));
        return;
      }
    }
    throw Requests.nothingToKeep();
  }

  /** The parts of a message, which only lists of parts have to be marked. */
  private static JsonNode parts(ObjectNode message) {
    String text = message.path("content").asString("");
    if (!text.isEmpty()) {
      message.putArray("content").addObject().put("type", "text").put("text", text);
    }
    return message.path("content");
  }

  private static void media(Content.Media media, ObjectNode part) {
    String type = media.mediaType();
    String base64 = media.base64();
    if (type.startsWith("image/")) {
      String url = base64 == null ? String.valueOf(media.url()) : dataUrl(type, base64);
      part.put("type", "image_url").putObject("image_url").put("url", url);
      return;
    }
    String format = audioFormat(type);
    if (format == null && !type.equals("application/pdf")) {
      throw Requests.unsupported(
          "Media of type " + type, "Chat Completions takes images, PDF, and audio as wav or mp3.");
    }
    if (base64 == null) {
      throw Requests.unsupported(
          "Media of type " + type + " by address", "Send its bytes in base64 instead.");
    }
    if (format != null) {
      part.put("type", "input_audio");
      part.putObject("input_audio").put("data", base64).put("format", format);
    } else {
      String name = media.name() == null ? "document.pdf" : media.name();
      part.put("type", "file");
      part.putObject("file").put("filename", name).put("file_data", dataUrl(type, base64));
    }
  }

  private static @Nullable String audioFormat(String type) {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "audio/mpeg", "audio/mp3" -> "mp3";
      case "audio/wav", "audio/x-wav", "audio/wave", "audio/vnd.wave" -> "wav";
      default -> null;
    };
  }

  private static String dataUrl(String type, String base64) {
    return "data:" + type + ";base64," + base64;
  }

  private void assistant(Message message) {
    ObjectNode out = begin("assistant");
    content(out, said(message));
    JsonNode content = out.path("content");
    if (content.isArray() ? content.isEmpty() : content.asString("").isEmpty()) {
      out.putNull("content");
    }
    ObjectNode entry = null;
    for (Content part : message.content()) {
      switch (part) {
        case Content.ToolCall call -> {
          entry = out.withArray("tool_calls").addObject();
          entry.put("id", call.callId()).put("type", "function");
          entry
              .putObject("function")
              .put("name", call.toolName())
              .put("arguments", call.arguments().isBlank() ? "{}" : call.arguments());
        }
        case Content.Reasoning reasoning -> opaque(reasoning, out);
        case Content.Extra extra when Turns.isAddition(extra) -> {
          if (entry != null) {
            Requests.lay(extra, entry);
          }
        }
        default -> entry = null;
      }
    }
    rounds.reasoning(message, out);
  }

  /** What the message says, without its calls and what is laid over them. */
  private static List<Content> said(Message message) {
    List<Content> said = new ArrayList<>();
    boolean call = false;
    for (Content part : message.content()) {
      call = part instanceof Content.ToolCall || (call && Turns.isAddition(part));
      if (!call) {
        said.add(part);
      }
    }
    return said;
  }

  /** What this format's decoder made opaque names its own field; another format's is left out. */
  private static void opaque(Content.Reasoning reasoning, ObjectNode out) {
    JsonNode state = reasoning.opaque() == null ? null : Json.tree(reasoning.opaque());
    if (state != null && state.path(ReasoningDetails.FIELD).isArray()) {
      out.set(ReasoningDetails.FIELD, state.path(ReasoningDetails.FIELD));
    }
  }
}
