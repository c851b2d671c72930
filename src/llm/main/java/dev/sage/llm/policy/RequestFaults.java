package dev.sage.llm.policy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.policy.InputRules.Fault;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for what is wrong with a request. Stateless. */
final class RequestFaults {

  private static final int MAX_NAME = 512;
  private static final int MAX_ID = 128;
  private static final int MAX_HEADER = 16_384;
  private static final int MAX_DEPTH = 100;

  /** Headers that say how the message is framed, which only the HTTP client may. */
  private static final Set<String> FRAMING =
      Set.of(
          "host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer");

  private RequestFaults() {}

  static @Nullable Fault find(ChatRequest request, InputRules rules) {
    var fault = model(request.model());
    fault = fault == null ? messages(request.messages(), rules) : fault;
    fault = fault == null ? tools(request) : fault;
    fault = fault == null ? numbers(request) : fault;
    fault = fault == null ? texts(request) : fault;
    fault = fault == null ? headers(request.headers()) : fault;
    fault = fault == null ? extra(request.extra()) : fault;
    return fault == null ? size(request, rules) : fault;
  }

  private static @Nullable Fault model(String model) {
    if (model.length() > MAX_NAME) {
      return new Fault("model", "A model's name has at most %d characters.".formatted(MAX_NAME));
    }
    return hasControl(model)
        ? new Fault("model", "The model's name has a control character. Take it out.")
        : null;
  }

  private static @Nullable Fault messages(List<Message> messages, InputRules rules) {
    if (messages.isEmpty()) {
      return new Fault("messages", "There is no message. Give at least one.");
    }
    if (messages.size() > rules.maxMessages()) {
      return new Fault(
          "messages",
          "There are %,d messages, at most %,d are sent. Leave the oldest out, or raise InputRules.maxMessages."
              .formatted(messages.size(), rules.maxMessages()));
    }
    for (int i = 0; i < messages.size(); i++) {
      var message = messages.get(i);
      for (var part : message.content()) {
        if (!mayStand(part, message.role())) {
          return new Fault(
              "messages",
              "Message %d of role %s has a part of type %s, which does not belong there."
                  .formatted(
                      i + 1,
                      message.role().name().toLowerCase(Locale.ROOT),
                      part.getClass().getSimpleName()));
        }
      }
    }
    return null;
  }

  private static boolean mayStand(Content part, Role role) {
    return switch (part) {
      case Content.Text _ -> true;
      case Content.CachePoint _ -> true;
      case Content.Extra _ -> true;
      case Content.Media _ -> role != Role.SYSTEM;
      case Content.ToolCall _ -> role == Role.ASSISTANT;
      case Content.Reasoning _ -> role == Role.ASSISTANT;
      case Content.ToolResult _ -> role == Role.TOOL;
    };
  }

  private static @Nullable Fault tools(ChatRequest request) {
    var names = new HashSet<String>();
    for (var tool : request.tools()) {
      if (!names.add(tool.name())) {
        return new Fault("tools", "Two tools have the name %s. Rename one.".formatted(tool.name()));
      }
      if (!isObject(tool.parameters())) {
        return new Fault(
            "tools",
            "The parameters of the tool %s are no JSON object. Give a JSON Schema."
                .formatted(tool.name()));
      }
      if (tool.extra() != null && !isObject(tool.extra())) {
        return new Fault(
            "tools",
            "The extra of the tool %s is no JSON object. Give one.".formatted(tool.name()));
      }
    }
    if (request.toolChoice() instanceof ToolChoice.Named(String name) && !names.contains(name)) {
      return new Fault(
          "toolChoice",
          "The tool %s shall be called, but the request has no such tool.".formatted(name));
    }
    var schema = request.responseSchema();
    return schema == null || isObject(schema)
        ? null
        : new Fault("responseSchema", "The response schema is no JSON object. Give a JSON Schema.");
  }

  private static boolean isObject(String json) {
    return json.stripLeading().startsWith("{");
  }

  private static @Nullable Fault numbers(ChatRequest request) {
    var temperature = request.temperature();
    if (temperature != null && !(temperature >= 0 && Double.isFinite(temperature))) {
      return new Fault(
          "temperature", "A temperature is 0 or more, this one is " + temperature + ".");
    }
    var topP = request.topP();
    if (topP != null && !(topP >= 0 && topP <= 1)) {
      return new Fault("topP", "Top-p is from 0 to 1, this one is " + topP + ".");
    }
    var maxTokens = request.maxTokens();
    return maxTokens != null && maxTokens < 1
        ? new Fault("maxTokens", "At least one token must be allowed, not " + maxTokens + ".")
        : null;
  }

  private static @Nullable Fault texts(ChatRequest request) {
    if (request.stop().stream().anyMatch(String::isEmpty)) {
      return new Fault("stop", "A stop sequence is empty. Take it out.");
    }
    var id = request.requestId();
    if (id == null || (!id.isEmpty() && id.length() <= MAX_ID && isPrintable(id))) {
      return null;
    }
    return new Fault(
        "requestId", "A request id has 1 to %d printable ASCII characters.".formatted(MAX_ID));
  }

  private static @Nullable Fault headers(Map<String, String> headers) {
    for (var header : headers.entrySet()) {
      var name = header.getKey();
      if (!isToken(name)) {
        return new Fault(
            "headers", "\"%s\" is no header name.".formatted(name.replaceAll("\\p{Cntrl}", "?")));
      }
      if (FRAMING.contains(name.toLowerCase(Locale.ROOT))) {
        return new Fault(
            "headers", "The header %s is the HTTP client's own. Leave it out.".formatted(name));
      }
      var value = header.getValue();
      if (value.length() > MAX_HEADER || hasControl(value)) {
        return new Fault(
            "headers",
            "The value of the header %s has a control character, or more than %,d characters."
                .formatted(name, MAX_HEADER));
      }
    }
    return null;
  }

  private static @Nullable Fault extra(Map<String, Object> extra) {
    for (var field : extra.entrySet()) {
      if (!isJson(field.getValue(), 0)) {
        return new Fault(
            "extra",
            "The field %s can't be written as JSON. Give maps, lists, strings, finite numbers and booleans."
                .formatted(field.getKey()));
      }
    }
    return null;
  }

  private static boolean isJson(@Nullable Object value, int depth) {
    if (depth > MAX_DEPTH) {
      return false;
    }
    return switch (value) {
      case null -> true;
      case String _ -> true;
      case Boolean _ -> true;
      case Double number -> Double.isFinite(number);
      case Float number -> Float.isFinite(number);
      case Number _ -> true;
      case List<?> list -> list.stream().allMatch(item -> isJson(item, depth + 1));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .allMatch(
                  entry -> entry.getKey() instanceof String && isJson(entry.getValue(), depth + 1));
      default -> false;
    };
  }

  private static @Nullable Fault size(ChatRequest request, InputRules rules) {
    long characters = 0;
    for (var message : request.messages()) {
      for (var part : message.content()) {
        characters += length(part);
      }
    }
    for (var tool : request.tools()) {
      characters +=
          (long) tool.description().length() + tool.parameters().length() + length(tool.extra());
    }
    return characters <= rules.maxCharacters()
        ? null
        : new Fault(
            "messages",
            "The request has %,d characters, at most %,d are sent. Shorten it, or raise InputRules.maxCharacters."
                .formatted(characters, rules.maxCharacters()));
  }

  private static long length(Content part) {
    return switch (part) {
      case Content.Text text -> text.value().length();
      case Content.Reasoning reasoning ->
          (long) reasoning.value().length() + length(reasoning.opaque());
      case Content.Media media -> length(media.base64());
      case Content.ToolCall call -> call.arguments().length();
      case Content.ToolResult result -> result.result().length();
      case Content.CachePoint _ -> 0;
      case Content.Extra extra -> extra.json().length();
    };
  }

  private static long length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }

  /** RFC 9110 section 5.6.2. */
  private static boolean isToken(String text) {
    return !text.isEmpty()
        && text.chars().allMatch(c -> c < 0x7f && c > ' ' && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0);
  }

  private static boolean isPrintable(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
  }

  /** Line breaks above all; a tab may stand in a header's value. */
  private static boolean hasControl(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < ' ' && c != '\t') || c == 0x7f) {
        return true;
      }
    }
    return false;
  }
}
