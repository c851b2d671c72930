package dev.sage.workbench.wire;

import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.workbench.Json;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What the formats have in common of what is said and shown. Stateless. */
final class Parts {
  private static final String DATA = "data:";
  private static final String BASE64 = ";base64,";

  private Parts() {}

  static Role role(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "system", "developer" -> Role.SYSTEM;
      case "assistant", "model" -> Role.ASSISTANT;
      case "tool", "function" -> Role.TOOL;
      default -> Role.USER;
    };
  }

  /** A text, or the texts of a list of parts. */
  static String text(JsonNode content) {
    if (content.isString()) {
      return content.stringValue();
    }
    JsonNode parts = content.path("parts").isArray() ? content.path("parts") : content;
    return parts
        .valueStream()
        .map(part -> part.isString() ? part.stringValue() : part.path("text").asString(""))
        .filter(piece -> !piece.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** What a tool answered, as the model reads it: text, or JSON of whatever else it is. */
  static String result(JsonNode content) {
    boolean words =
        content.isArray() && content.valueStream().allMatch(part -> part.path("text").isString());
    return words ? text(content) : raw(content);
  }

  /** The JSON that a text is; missing where it is none. */
  static JsonNode tree(String text) {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JacksonException words) {
      return Json.MAPPER.missingNode();
    }
  }

  /** A text as it is, other JSON as JSON; nothing where there is none. */
  static String raw(JsonNode value) {
    return value.isString()
        ? value.stringValue()
        : value.isMissingNode() || value.isNull() ? "" : Json.write(value);
  }

  /**
   * Media by their bytes or their address, as the formats write both in one text; null where it is
   * neither.
   *
   * @param type where a data URL does not say another
   */
  static Content.@Nullable Media media(String type, String url, @Nullable String name) {
    int bytes = url.startsWith(DATA) ? url.indexOf(BASE64) : -1;
    if (bytes >= 0) {
      return bytes(
          url.substring(DATA.length(), bytes), url.substring(bytes + BASE64.length()), name);
    }
    try {
      return url.isEmpty() ? null : new Content.Media(type, null, URI.create(url), name);
    } catch (IllegalArgumentException noAddress) {
      return null;
    }
  }

  /** Bytes and address in one text. */
  static String url(Content.Media media) {
    return media.base64() == null
        ? String.valueOf(media.url())
        : DATA + media.mediaType() + BASE64 + media.base64();
  }

  static Content.Media bytes(String type, String base64, @Nullable String name) {
    return new Content.Media(type, base64, null, name);
  }

  static @Nullable String textOrNull(JsonNode object, String name) {
    return object.path(name).isString() ? object.path(name).stringValue() : null;
  }

  /** Whether a part says something of the one before it. */
  static boolean belongsBefore(Content part) {
    return part instanceof Content.CachePoint
        || (part instanceof Content.Extra extra && extra.place() == Content.Extra.Place.BEFORE);
  }

  /** A message, if there is something in it. */
  static List<Message> message(Role role, List<Content> content) {
    return content.isEmpty() ? List.of() : List.of(new Message(role, content));
  }
}
