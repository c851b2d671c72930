package dev.sage.workbench;

import dev.sage.llm.LlmError;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An error as JSON, the same on the command line and in the store. Stateless. */
public final class ErrorJson {

  private ErrorJson() {}

  /** The error; JSON's null where there is none. */
  public static JsonNode orNull(@Nullable LlmError error) {
    return error == null ? Json.MAPPER.nullNode() : of(error);
  }

  /** Every part of it but the partial text, which is the answer's; waits in ms. */
  public static ObjectNode of(LlmError error) {
    Duration retryAfter = error.retryAfter();
    return Json.object()
        .put("kind", error.kind().json())
        .put("code", error.kind().code())
        .put("message", error.message())
        .put("httpStatus", error.httpStatus())
        .put("providerType", error.providerType())
        .put("providerCode", error.providerCode())
        .put("param", error.param())
        .put("requestId", error.requestId())
        .put("retryAfterMs", retryAfter == null ? null : (Long) retryAfter.toMillis())
        .put("attempts", error.attempts())
        .put("phase", error.phase())
        .put("reason", error.reason());
  }
}
