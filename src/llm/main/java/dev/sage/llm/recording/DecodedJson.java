package dev.sage.llm.recording;

import dev.sage.llm.LlmError;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A {@link Decoded} as one line of JSON; unknown is null. Stateless. */
public final class DecodedJson {

  private DecodedJson() {}

  /**
   * Writes the line.
   *
   * @param id the case's name
   */
  public static String line(@Nullable String id, Decoded decoded) {
    ObjectNode line = Json.object();
    line.put("id", id);
    line.put("responseId", decoded.responseId());
    line.put("text", decoded.text());
    line.put("reasoning", decoded.reasoning());
    line.put("refusal", decoded.refusal());
    ArrayNode calls = line.putArray("toolCalls");
    decoded.toolCalls().forEach(call -> call(call, calls.addObject()));
    var finish = decoded.finishReason();
    line.put("finishReason", finish == null ? null : finish.json());
    line.put("rawFinishReason", decoded.rawFinishReason());
    usage(decoded.usage(), line.putObject("usage"));
    line.put("model", decoded.model());
    line.put("terminator", decoded.terminator());
    decoded.models().forEach(line.putArray("models")::add);
    if (decoded.error() == null) {
      line.putNull("error");
    } else {
      error(decoded.error(), line.putObject("error"));
    }
    return line.toString();
  }

  private static void call(Decoded.Call call, ObjectNode out) {
    out.put("id", call.id());
    out.put("name", call.name());
    JsonNode arguments = Json.tree(call.arguments());
    if (arguments == null) {
      out.putNull("arguments");
    } else {
      out.set("arguments", arguments);
    }
  }

  private static void usage(Usage usage, ObjectNode out) {
    out.put("input", usage.input());
    out.put("output", usage.output());
    out.put("cacheRead", usage.cacheRead());
    out.put("cacheWrite", usage.cacheWrite());
    out.put("reasoning", usage.reasoning());
  }

  private static void error(LlmError error, ObjectNode out) {
    out.put("kind", error.kind().json());
    out.put("message", error.message());
    out.put("httpStatus", error.httpStatus());
    out.put("providerType", error.providerType());
    out.put("providerCode", error.providerCode());
    out.put("requestId", error.requestId());
    out.put("retryAfterMs", error.retryAfter() == null ? null : error.retryAfter().toMillis());
  }
}
