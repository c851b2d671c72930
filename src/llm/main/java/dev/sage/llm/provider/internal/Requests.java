package dev.sage.llm.provider.internal;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.LlmException;
import dev.sage.llm.Message;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the request encoders share. */
public final class Requests {

  /** Without these there is no request. */
  private static final Set<String> REQUIRED = Set.of("model", "messages");

  private Requests() {}

  /**
   * The format has no such thing.
   *
   * @param what the parameter's name as {@code ChatRequest} has it, or the kind of content
   * @param instead what to do, a sentence
   */
  public static LlmException unsupported(String what, String instead) {
    return refused(Kind.UNSUPPORTED_FEATURE, what + " is not supported here. " + instead, what);
  }

  /** Text as it may stand in a path segment or a query value of an address (RFC 3986). */
  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /**
   * The name of the tool that a result answers, which some formats want beside or in place of the
   * call's id: it stands in the call, earlier in the conversation.
   *
   * @throws LlmException of kind invalid_request where no call has this id
   */
  public static String toolName(ChatRequest request, String callId) {
    for (Message message : request.messages()) {
      for (Content part : message.content()) {
        if (part instanceof Content.ToolCall call && call.callId().equals(callId)) {
          return call.toolName();
        }
      }
    }
    throw invalid(
        "A tool result answers the call \"" + callId + "\", but no such call comes before it.",
        "messages");
  }

  /** The request itself is wrong. */
  public static LlmException invalid(String message, @Nullable String param) {
    return refused(Kind.INVALID_REQUEST, message, param);
  }

  private static LlmException refused(Kind kind, String message, @Nullable String param) {
    LlmError error =
        LlmError.of(kind, "", null, message)
            .withProviderNames(null, null, param)
            .at("request", null);
    return new LlmException(error);
  }

  /**
   * A JSON Schema given as text.
   *
   * @throws LlmException of kind invalid_request where it is no JSON object
   */
  public static JsonNode schema(String text, String of) {
    JsonNode tree = text.isBlank() ? Json.object() : Json.tree(text);
    if (tree == null || !tree.isObject()) {
      throw invalid("The schema of " + of + " is no JSON object. Correct it.", of);
    }
    return tree;
  }

  /** Gives the schema of the answer the name that OpenAI's formats want, and how strict it is. */
  public static ObjectNode named(ChatRequest request, ObjectNode format) {
    format.put("name", request.schemaName() == null ? "answer" : request.schemaName());
    if (request.schemaStrict() != null) {
      format.put("strict", request.schemaStrict());
    }
    return format;
  }

  /** A cache marker as Anthropic has it, and OpenRouter after it. */
  public static ObjectNode cacheControl(Content.CachePoint point) {
    ObjectNode control = Json.object().put("type", "ephemeral");
    Duration ttl = point.ttl();
    if (ttl != null) {
      control.put("ttl", ttl.compareTo(Duration.ofMinutes(5)) <= 0 ? "5m" : "1h");
    }
    return control;
  }

  /** There is nothing before a cache point that could be marked. */
  public static LlmException nothingToKeep() {
    return invalid(
        "A cache point stands before anything that could be kept. Put it behind what shall be kept.",
        "messages");
  }

  /** A tool as Chat Completions has it, and those who follow it. */
  public static ObjectNode function(ToolSpec tool) {
    ObjectNode entry = Json.object().put("type", "function");
    ObjectNode function = entry.putObject("function").put("name", tool.name());
    function.put("description", tool.description());
    function.set("parameters", schema(tool.parameters(), tool.name()));
    if (tool.strict() != null) {
      function.put("strict", tool.strict());
    }
    return entry;
  }

  /** The format promises nothing of the arguments of tools. */
  public static void refuseStrict(ToolSpec tool, String instead) {
    if (Boolean.TRUE.equals(tool.strict())) {
      throw unsupported("ToolSpec.strict", instead);
    }
  }

  /** Lays the further fields of a tool over what the format made of it. */
  public static void extra(ToolSpec tool, ObjectNode declaration) {
    if (tool.extra() != null) {
      lay(object(tool.extra(), "The extra of the tool " + tool.name(), "tools"), declaration);
    }
  }

  /**
   * The JSON of an extra.
   *
   * @throws LlmException of kind invalid_request where it is no JSON object
   */
  public static ObjectNode object(Content.Extra extra) {
    return object(extra.json(), "An extra part", "messages");
  }

  private static ObjectNode object(String json, String what, String param) {
    if (Json.tree(json) instanceof ObjectNode object) {
      return object;
    }
    throw invalid(what + " is no JSON object. Correct it.", param);
  }

  /**
   * Lays an extra over the part or message that it belongs to.
   *
   * @param target null or no object where there is none
   */
  public static void lay(Content.Extra extra, @Nullable JsonNode target) {
    if (!(target instanceof ObjectNode part)) {
      throw invalid(
          "An extra stands before anything that it could be laid over. Put it behind its part.",
          "messages");
    }
    lay(object(extra), part);
  }

  private static void lay(ObjectNode over, ObjectNode target) {
    over.forEachEntry(
        (name, value) -> {
          if (value.isNull()) {
            target.remove(name);
          } else if (value instanceof ObjectNode object
              && target.get(name) instanceof ObjectNode below) {
            lay(object, below);
          } else {
            target.set(name, value);
          }
        });
  }

  /**
   * A call's arguments where the format takes objects only; what is none is wrapped into one, since
   * the model shall still see what it wrote.
   */
  public static ObjectNode arguments(Content.ToolCall call) {
    String written = call.arguments();
    JsonNode tree = written.isBlank() ? Json.object() : Json.tree(written);
    return tree instanceof ObjectNode object
        ? object
        : Json.object().put("malformed_arguments", written);
  }

  /** Lays the caller's further fields over the body; an object goes into an object of that name. */
  public static void merge(ObjectNode body, Map<String, Object> extra) {
    extra.forEach(
        (name, value) -> {
          JsonNode node = Json.of(value);
          if (body.get(name) instanceof ObjectNode mine && node instanceof ObjectNode theirs) {
            mine.setAll(theirs);
          } else {
            body.set(name, node);
          }
        });
  }

  /** Takes out what the endpoint is not to be sent; {@code a.b} is the field b of the object a. */
  public static void omit(ObjectNode body, Quirks quirks) {
    for (String option : quirks.omit()) {
      ObjectNode holder = body;
      int from = 0;
      int dot = option.indexOf('.');
      while (dot > 0 && holder.get(option.substring(from, dot)) instanceof ObjectNode inner) {
        holder = inner;
        from = dot + 1;
        dot = option.indexOf('.', from);
      }
      if (!REQUIRED.contains(option)) {
        holder.remove(option.substring(from));
      }
    }
  }

  /**
   * The body as it is sent: without the options that the endpoint does not take, and with the
   * caller's further fields, which it has asked for by their very names.
   */
  public static byte[] bytes(ObjectNode body, ChatRequest request, Quirks quirks) {
    omit(body, quirks);
    merge(body, request.extra());
    return bytes(body);
  }

  /** The body as it is sent. */
  public static byte[] bytes(ObjectNode body) {
    return Json.bytes(body);
  }
}
