package dev.sage.llm.recording;

import dev.sage.llm.Usage;
import dev.sage.llm.provider.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares what was decoded with a recording's {@code expected.json}. */
final class Expectation {

  private static final Map<String, Set<String>> KINDS =
      Map.ofEntries(
          Map.entry("authentication", Set.of("authentication")),
          Map.entry("permission", Set.of("permission")),
          Map.entry("not_found", Set.of("model_not_found", "endpoint_not_found")),
          Map.entry("invalid_request", Set.of("invalid_request", "unsupported_feature")),
          Map.entry("context_length_exceeded", Set.of("context_length")),
          Map.entry("rate_limit", Set.of("rate_limited")),
          Map.entry("quota_exhausted", Set.of("billing")),
          Map.entry("overloaded", Set.of("overloaded")),
          Map.entry("server_error", Set.of("server_error")),
          Map.entry("content_filter", Set.of("content_blocked")),
          Map.entry("tool_call_invalid", Set.of("invalid_tool_call")),
          Map.entry("other", Set.of()));

  private final JsonNode expected;
  private final List<String> differences = new ArrayList<>();

  Expectation(JsonNode expected) {
    this.expected = expected;
  }

  List<String> differences(Decoded got) {
    if (expected.path("models").isObject()) {
      same("models", strings(expected.path("models").path("ids")), got.models());
      return differences;
    }
    error(got);
    if (expected.has("text")) {
      answer(got);
    }
    return differences;
  }

  private static List<String> strings(JsonNode array) {
    List<String> all = new ArrayList<>();
    array.forEach(item -> all.add(item.asString().replaceFirst("^models/", "")));
    return all;
  }

  private void error(Decoded got) {
    JsonNode error = expected.path("error");
    String have = got.error() == null ? null : got.error().kind().json();
    if (!error.isObject()) {
      same("error", null, have == null ? null : have + " " + got.error());
      return;
    }
    Set<String> kinds =
        new TreeSet<>(KINDS.getOrDefault(error.path("category").asString(), Set.of()));
    error.path("alsoAcceptable").forEach(also -> kinds.addAll(KINDS.get(also.asString())));
    if (have == null || (!kinds.isEmpty() && !kinds.contains(have))) {
      differences.add("error: " + have + ", expected " + kinds);
    }
    if (got.error() != null) {
      same("error type", text(error.path("type")), got.error().providerType());
      same("error code", text(error.path("code")), got.error().providerCode());
      Long wait = got.error().retryAfter() == null ? null : got.error().retryAfter().toMillis();
      JsonNode seconds = error.path("retryAfterSeconds");
      same("wait", seconds.isNumber() ? Math.round(seconds.asDouble() * 1000) : null, wait);
    }
  }

  private void answer(Decoded got) {
    same("text", expected.path("text").asString(""), got.text());
    same("reasoning", squash(expected.path("reasoning").asString("")), squash(got.reasoning()));
    same("refusal", text(expected.path("refusal")), got.refusal());
    same("id", text(expected.path("responseId")), got.responseId());
    same("model", text(expected.path("model")), got.model());
    JsonNode calls = expected.path("toolCalls");
    same("tool calls", calls.size(), got.toolCalls().size());
    for (int i = 0; i < Math.min(calls.size(), got.toolCalls().size()); i++) {
      call(calls.path(i), got.toolCalls().get(i));
    }
    String finish = text(expected.path("finishReason").path("normalized"));
    if (finish != null && !finish.equals("error")) {
      same("finish", finish, got.finishReason() == null ? null : got.finishReason().json());
    }
    if (got.error() == null) {
      same("raw finish", text(expected.path("finishReason").path("raw")), got.rawFinishReason());
      String terminator = text(expected.path("terminator"));
      if (!endedBefore(terminator, got)) {
        same("terminator", terminator, got.terminator());
      }
    }
    usage(expected.path("usage"), got.usage());
  }

  /** Behind the last event of a Responses stream OpenRouter sends a further [DONE]. */
  private static boolean endedBefore(@Nullable String terminator, Decoded got) {
    return "[DONE]".equals(terminator) && "response.completed".equals(got.terminator());
  }

  private void call(JsonNode want, Decoded.Call have) {
    same("name", text(want.path("name")), have.name());
    if (!want.path("id").asString("").isEmpty()) {
      same("call id", text(want.path("id")), have.id());
    }
    JsonNode arguments = want.path("arguments");
    if (arguments.isNull()) {
      same("arguments", null, Json.tree(have.arguments()));
    } else {
      same("arguments", arguments, Json.tree(have.arguments()));
    }
  }

  private void usage(JsonNode want, Usage have) {
    same("input", number(want.path("inputTokensTotal")), have.input());
    same("output", number(want.path("outputTokensTotal")), have.output());
    same("cache read", number(want.path("cacheReadTokens")), have.cacheRead());
    same("reasoning tokens", number(want.path("reasoningTokens")), have.reasoning());
  }

  private static @Nullable Long number(JsonNode node) {
    return node.isNumber() ? node.asLong() : null;
  }

  private static @Nullable String text(JsonNode node) {
    return node.isNull() || node.isMissingNode() ? null : node.asString();
  }

  private static String squash(String text) {
    return text.replaceAll("\\s+", "");
  }

  private void same(String what, @Nullable Object want, @Nullable Object have) {
    if (!Objects.equals(want, have)) {
      differences.add(what + ": " + have + ", expected " + want);
    }
  }
}
