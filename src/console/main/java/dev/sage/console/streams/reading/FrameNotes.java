package dev.sage.console.streams.reading;

import dev.sage.console.streams.reading.FrameNote.Kind;
import dev.sage.console.text.Format;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tells what a frame without content is, from its raw data. Stateless and thread-safe. */
final class FrameNotes {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> INPUT =
      List.of("prompt_tokens", "input_tokens", "promptTokenCount", "prompt_eval_count");
  private static final List<String> OUTPUT =
      List.of("completion_tokens", "output_tokens", "candidatesTokenCount", "eval_count");

  private FrameNotes() {}

  static FrameNote of(String type, byte[] frame) {
    return switch (type) {
      case "comment", "ping" -> FrameNote.of(Kind.KEEP_ALIVE);
      case "message_stop" -> FrameNote.of(Kind.TERMINATOR);
      case "body" -> FrameNote.NONE;
      default -> ofData(FrameData.text(frame));
    };
  }

  private static FrameNote ofData(String data) {
    if (data.strip().equals("[DONE]")) {
      return FrameNote.of(Kind.TERMINATOR);
    }
    return json(data).map(FrameNotes::ofJson).orElse(FrameNote.NONE);
  }

  private static Optional<JsonNode> json(String data) {
    try {
      return Optional.of(JSON.readTree(data));
    } catch (JacksonException noJson) {
      // The decoder has said so already; here it is only a frame without a note.
      return Optional.empty();
    }
  }

  private static FrameNote ofJson(JsonNode root) {
    JsonNode choice = root.path("choices").path(0);
    JsonNode delta = choice.isObject() ? choice.path("delta") : root.path("delta");
    String usage =
        Stream.of(
                root.path("usage"),
                root.path("usageMetadata"),
                root.path("response").path("usage"),
                root)
            .map(FrameNotes::usage)
            .filter(text -> !text.isEmpty())
            .findFirst()
            .orElse("");
    Optional<String> finish =
        Stream.of(
                choice.path("finish_reason"),
                delta.path("stop_reason"),
                root.path("candidates").path(0).path("finishReason"),
                root.path("done_reason"),
                ended(root))
            .filter(JsonNode::isString)
            .map(JsonNode::asString)
            .findFirst();
    if (finish.isPresent()) {
      return new FrameNote(
          Kind.FINISH, usage.isEmpty() ? finish.get() : finish.get() + ", " + usage);
    }
    if (!usage.isEmpty() && !choice.isObject() && !root.has("candidates")) {
      return new FrameNote(Kind.USAGE, usage);
    }
    return delta.isObject() ? ofDelta(delta) : FrameNote.NONE;
  }

  /** The state of a response that will not change any more. */
  private static JsonNode ended(JsonNode root) {
    JsonNode response = root.path("response");
    return response.path("usage").isObject()
        ? response.path("status")
        : response.path("usage").path("none");
  }

  private static FrameNote ofDelta(JsonNode delta) {
    if (hasContent(delta)) {
      return FrameNote.NONE;
    }
    return FrameNote.of(delta.has("role") ? Kind.ROLE_ONLY : Kind.EMPTY_DELTA);
  }

  /** Whether any field but the role and the type says something. */
  private static boolean hasContent(JsonNode delta) {
    return delta.properties().stream()
        .filter(field -> !field.getKey().equals("role") && !field.getKey().equals("type"))
        .map(Map.Entry::getValue)
        .anyMatch(value -> !value.isNull() && !(value.isString() && value.asString().isEmpty()));
  }

  /** The tokens as the provider counts them: {@code 13 → 199}; empty where it says none. */
  private static String usage(JsonNode usage) {
    return Stream.of(tokens(usage, INPUT), tokens(usage, OUTPUT))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" → "));
  }

  private static Optional<String> tokens(JsonNode usage, List<String> names) {
    return names.stream()
        .map(usage::path)
        .filter(JsonNode::isIntegralNumber)
        .map(count -> Format.count(count.asLong()))
        .findFirst();
  }
}
