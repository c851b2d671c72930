package dev.sage.workbench.store;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import dev.sage.llm.Role;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.redaction.ContentAction;
import dev.sage.workbench.Json;
import dev.sage.workbench.ToolChoices;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads what {@link RequestJson} wrote. Stateless. */
final class RequestWords {
  private RequestWords() {}

  static boolean readable(String json) {
    return tree(json).isObject();
  }

  /** What it says of itself that is not there in words. */
  static Map<RequestPart, ContentAction> missing(String json) {
    Map<RequestPart, ContentAction> missing = new EnumMap<>(RequestPart.class);
    tree(json)
        .path("missing")
        .forEachEntry(
            (name, action) ->
                RequestPart.of(name)
                    .ifPresent(
                        part ->
                            missing.put(
                                part,
                                action.asString("").equals(ContentAction.HASH.json())
                                    ? ContentAction.HASH
                                    : ContentAction.DROP)));
    return missing;
  }

  private static JsonNode tree(String json) {
    try {
      return json.isBlank() ? Json.object() : Json.MAPPER.readTree(json);
    } catch (JacksonException broken) {
      return Json.MAPPER.missingNode();
    }
  }

  static ChatRequest read(String text, String model) {
    JsonNode json = tree(text);
    var request = ChatRequest.builder(model);
    for (JsonNode message : json.path("messages")) {
      var parts = new ArrayList<Content>();
      message.path("content").forEach(part -> content(part).ifPresent(parts::add));
      if (!parts.isEmpty()) {
        request.message(new Message(role(text(message, "role")), parts));
      }
    }
    json.path("tools").forEach(tool -> tool(tool).ifPresent(request::tool));
    request.toolChoice(ToolChoices.read(text(json, "toolChoice")));
    if (json.path("responseSchema").isString()) {
      request.responseSchema(text(json, "responseSchema"));
    }
    request.schemaName(textOrNull(json, "schemaName"));
    request.schemaStrict(truth(json, "schemaStrict"));
    figures(json, request);
    JsonNode reasoning = json.path("reasoning");
    if (reasoning.isObject()) {
      request.reasoning(
          new Reasoning(textOrNull(reasoning, "effort"), whole(reasoning, "budgetTokens")));
    }
    json.path("extra")
        .properties()
        .forEach(
            each -> {
              Object value = Json.MAPPER.treeToValue(each.getValue(), Object.class);
              if (value != null) {
                request.extra(each.getKey(), value);
              }
            });
    json.path("headers")
        .properties()
        .forEach(each -> request.header(each.getKey(), each.getValue().asString("")));
    return request.build();
  }

  private static void figures(JsonNode json, ChatRequest.Builder request) {
    number(json, "temperature").ifPresent(request::temperature);
    number(json, "topP").ifPresent(request::topP);
    request.maxTokens(whole(json, "maxTokens"));
    JsonNode seed = json.path("seed");
    if (seed.isIntegralNumber() && seed.canConvertToLong()) {
      request.seed(seed.longValue());
    }
    request.stop(json.path("stop").valueStream().map(word -> word.asString("")).toList());
  }

  private static Role role(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "system" -> Role.SYSTEM;
      case "assistant" -> Role.ASSISTANT;
      case "tool" -> Role.TOOL;
      default -> Role.USER;
    };
  }

  private static Optional<Content> content(JsonNode part) {
    return switch (text(part, "type")) {
      case "text" -> Optional.of(new Content.Text(text(part, "text")));
      case "reasoning" ->
          Optional.of(new Content.Reasoning(text(part, "text"), textOrNull(part, "opaque")));
      case "tool_call" ->
          Optional.of(
              new Content.ToolCall(text(part, "id"), text(part, "name"), text(part, "arguments")));
      case "tool_result" ->
          Optional.of(
              new Content.ToolResult(
                  text(part, "id"), text(part, "result"), part.path("error").asBoolean(false)));
      case "media" -> Optional.of(media(part));
      case "cache_point" -> Optional.of(cachePoint(part));
      case "extra" -> extra(part);
      default -> Optional.empty();
    };
  }

  /** An address that was taken out leaves media without bytes. */
  private static Content media(JsonNode part) {
    String type = text(part, "mediaType");
    String name = textOrNull(part, "name");
    String url = text(part, "url");
    if (!url.isEmpty()) {
      try {
        return new Content.Media(type, null, URI.create(url), name);
      } catch (IllegalArgumentException takenOut) {
        return new Content.Media(type, url, null, name);
      }
    }
    return new Content.Media(type, text(part, "base64"), null, name);
  }

  private static Content cachePoint(JsonNode part) {
    JsonNode ttl = part.path("ttlMs");
    return new Content.CachePoint(ttl.isNumber() ? Duration.ofMillis(ttl.longValue()) : null);
  }

  /** What was not kept, or stands in a place that an older version does not know, is left out. */
  private static Optional<Content> extra(JsonNode part) {
    String json = text(part, "json");
    return json.isEmpty()
        ? Optional.empty()
        : Arrays.stream(Content.Extra.Place.values())
            .filter(place -> place.name().toLowerCase(Locale.ROOT).equals(text(part, "place")))
            .<Content>map(place -> new Content.Extra(json, place))
            .findFirst();
  }

  private static Optional<ToolSpec> tool(JsonNode tool) {
    try {
      return Optional.of(
          new ToolSpec(
              text(tool, "name"),
              text(tool, "description"),
              text(tool, "parameters"),
              truth(tool, "strict"),
              textOrNull(tool, "extra")));
    } catch (IllegalArgumentException unnamed) {
      return Optional.empty();
    }
  }

  private static String text(JsonNode json, String name) {
    return json.path(name).asString("");
  }

  private static @Nullable String textOrNull(JsonNode json, String name) {
    return json.path(name).isString() ? json.path(name).stringValue() : null;
  }

  private static @Nullable Boolean truth(JsonNode json, String name) {
    return json.path(name).isBoolean() ? (Boolean) json.path(name).booleanValue() : null;
  }

  private static Optional<Double> number(JsonNode json, String name) {
    return Optional.of(json.path(name)).filter(JsonNode::isNumber).map(JsonNode::doubleValue);
  }

  private static @Nullable Integer whole(JsonNode json, String name) {
    JsonNode value = json.path(name);
    return value.isIntegralNumber() && value.canConvertToInt() ? (Integer) value.intValue() : null;
  }
}
