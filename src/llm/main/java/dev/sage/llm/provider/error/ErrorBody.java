package dev.sage.llm.provider.error;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.provider.json.Json;
import dev.sage.llm.transport.BodyKind;
import dev.sage.llm.transport.FrameHandler;
import dev.sage.llm.transport.SseFrame;
import dev.sage.llm.transport.SseReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an error body says, whichever of its shapes it has: an {@code error} object (OpenAI and most
 * others, code a word or a number), {@code type: error} around it (Anthropic), {@code error} as
 * text (Ollama, Hugging Face, Baseten, xAI), flat fields (Cerebras, Mistral), {@code detail} as
 * text or a list (Mistral), a list of one (Gemini), server-sent events around any of them, plain
 * text, or a web page. Immutable, thread-safe.
 *
 * @param form what the body is
 * @param message the provider's own words
 * @param type its error type
 * @param code its error code
 * @param reasons further machine-readable reasons, joined by blanks
 * @param status an HTTP status that the body itself names, or 0
 * @param retryAfter how long the body asks to wait
 */
public record ErrorBody(
    BodyKind form,
    @Nullable String message,
    @Nullable String type,
    @Nullable String code,
    @Nullable String param,
    @Nullable String requestId,
    String reasons,
    int status,
    @Nullable Duration retryAfter) {

  private static final int MAX_TEXT = 4_000;

  /** Names of errors are short; a longer one is no name, and is cut. */
  private static final int MAX_NAME = 200;

  private static final int MAX_REASONS = 20;

  /** Reads the body of an error answer. */
  public static ErrorBody of(byte[] body) {
    return of(body, 0, body.length);
  }

  /** Reads the body of an error answer. */
  public static ErrorBody of(byte[] array, int from, int to) {
    BodyKind form = BodyKind.of(null, array, from, to - from, true);
    if (form == BodyKind.SSE) {
      JsonNode framed = firstFrame(array, from, to);
      if (framed != null) {
        return of(framed);
      }
    }
    JsonNode tree = form == BodyKind.HTML ? null : Json.tree(array, from, to);
    if (tree != null) {
      return of(tree);
    }
    String text = new String(array, from, Math.min(to - from, MAX_TEXT), UTF_8).strip();
    boolean readable = form == BodyKind.TEXT || form == BodyKind.SSE;
    return plain(Objects.requireNonNullElse(form, BodyKind.EMPTY), readable ? text : null);
  }

  private static ErrorBody plain(BodyKind form, @Nullable String message) {
    return new ErrorBody(form, message, null, null, null, null, "", 0, RetryAfter.inText(message));
  }

  private static @Nullable JsonNode firstFrame(byte[] array, int from, int to) {
    List<JsonNode> found = new ArrayList<>();
    FrameHandler<SseFrame> handler =
        new FrameHandler<>() {
          @Override
          public void event(SseFrame frame) {
            JsonNode tree = Json.tree(frame.array(), frame.dataFrom(), frame.dataTo());
            if (tree != null) {
              found.add(tree);
            }
          }

          @Override
          public void incomplete(SseFrame frame) {
            event(frame);
          }
        };
    var reader = new SseReader(Math.max(1, to - from));
    reader.feed(array, from, to - from, handler);
    reader.end(handler);
    return found.isEmpty() ? null : found.getFirst();
  }

  /** Reads an error that is JSON. */
  public static ErrorBody of(JsonNode tree) {
    JsonNode top = tree.isArray() ? tree.path(0) : tree;
    if (top.isString()) {
      return plain(BodyKind.JSON, top.stringValue());
    }
    JsonNode inner = top.path("error");
    JsonNode error = inner.isObject() ? inner : top;
    ErrorBody upstream = upstream(error);
    String message = message(error, inner, upstream);
    String code = or(name(error, "code"), name(top, "code"));
    String type = or(type(error), or(name(error, "status"), type(top)));
    String requestId = or(Json.text(top, "request_id"), Json.text(error, "request_id"));
    Duration wait = RetryAfter.inDetails(error);
    return new ErrorBody(
        BodyKind.JSON,
        message,
        type,
        code,
        name(error, "param"),
        requestId,
        reasons(error, upstream),
        status(error),
        wait != null ? wait : RetryAfter.inText(message));
  }

  /** What the provider behind a router said (OpenRouter): JSON in a string, or as it is. */
  private static @Nullable ErrorBody upstream(JsonNode error) {
    JsonNode raw = error.path("metadata").path("raw");
    JsonNode tree = raw.isString() ? Json.tree(raw.stringValue()) : raw;
    return tree != null && tree.isContainer() ? of(tree) : null;
  }

  private static @Nullable String name(JsonNode node, String field) {
    String label = Json.label(node, field);
    return label == null || label.length() <= MAX_NAME ? label : label.substring(0, MAX_NAME);
  }

  private static @Nullable String type(JsonNode node) {
    String type = or(name(node, "type"), name(node, "error_type"));
    // An envelope's own type says only that it is one.
    return "error".equals(type) ? null : type;
  }

  private static @Nullable String message(
      JsonNode error, JsonNode inner, @Nullable ErrorBody upstream) {
    if (inner.isString() && !inner.stringValue().isBlank()) {
      return inner.stringValue();
    }
    String message = said(error);
    if (message == null) {
      message = or(said(error.path("message")), said(error.path("detail")));
    }
    if (message == null) {
      message = or(listed(error.path("errors")), Json.text(error, "title"));
    }
    String raw = upstream != null ? upstream.message : Json.text(error.path("metadata"), "raw");
    return message == null || raw == null ? message : message + ": " + raw;
  }

  private static @Nullable String said(JsonNode node) {
    String text = or(Json.text(node, "message"), Json.text(node, "detail"));
    text = or(text, or(Json.text(node, "msg"), Json.text(node, "error_message")));
    return or(text, listed(node.path("detail")));
  }

  /** A list of validation errors in one sentence: where, then what. */
  private static @Nullable String listed(JsonNode list) {
    var joined = new StringBuilder();
    for (JsonNode item : list) {
      String what = or(Json.text(item, "msg"), Json.text(item, "message"));
      if (what == null) {
        continue;
      }
      var place = new StringBuilder();
      for (JsonNode step : item.path("loc")) {
        place.append(place.isEmpty() ? "" : ".").append(step.asString(""));
      }
      joined.append(joined.isEmpty() ? "" : "; ");
      joined.append(place.isEmpty() ? what : place + ": " + what);
    }
    return joined.isEmpty() ? null : joined.toString();
  }

  private static String reasons(JsonNode error, @Nullable ErrorBody upstream) {
    var joined = new StringBuilder();
    JsonNode details = error.path("details");
    add(joined, name(details, "error_code"));
    for (int i = 0; i < Math.min(details.size(), MAX_REASONS); i++) {
      add(joined, name(details.path(i), "reason"));
    }
    add(joined, name(error.path("innererror"), "code"));
    add(joined, name(error, "status"));
    if (upstream != null) {
      add(joined, upstream.type);
      add(joined, upstream.code);
      add(joined, upstream.reasons.isEmpty() ? null : upstream.reasons);
    }
    if (error.path("metadata").path("reasons").isArray()) {
      add(joined, "moderation");
    }
    return joined.toString();
  }

  private static void add(StringBuilder joined, @Nullable String reason) {
    if (reason != null) {
      joined.append(joined.isEmpty() ? "" : " ").append(reason);
    }
  }

  private static int status(JsonNode error) {
    for (String field : List.of("code", "status_code", "status", "http_code", "StatusCode")) {
      String label = Json.label(error, field);
      if (label != null && label.matches("[45]\\d\\d")) {
        return Integer.parseInt(label);
      }
    }
    return 0;
  }

  private static @Nullable String or(@Nullable String value, @Nullable String otherwise) {
    return value != null ? value : otherwise;
  }

  /** Whether it says that something went wrong at all. */
  public boolean saysError() {
    return form == BodyKind.JSON && (message != null || type != null || code != null);
  }
}
