package dev.sage.llm.provider.gemini;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.provider.error.ErrorBody;
import dev.sage.llm.provider.error.ErrorTable;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.transport.BodyKind;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How the Gemini API says what went wrong: {@code google.rpc.Status} with a code, a status word and
 * details. Sources: Google's pages on errors and rate limits, and recorded answers.
 *
 * <p>A bad key is a 400. A used-up quota of any period, a day's included and one of 0 too, is a
 * rate limit with the wait that the body names; where credit is used up it is billing.
 */
final class GeminiErrors {

  /** What stands for a type where a prompt was blocked, which the wire calls no error. */
  private static final String BLOCKED = "promptFeedback";

  private static final ErrorTable TABLE =
      ErrorTable.builder()
          .label(Kind.CONTENT_BLOCKED, BLOCKED, 0)
          .label(Kind.AUTHENTICATION, "API_KEY_INVALID|UNAUTHENTICATED|CREDENTIALS_MISSING")
          .message(
              Kind.AUTHENTICATION,
              "API[ _]key (not (valid|found)|is (invalid|not valid)|expired|was reported as leaked)"
                  + "|pass a valid API[ _]key|unregistered callers",
              0,
              400,
              403)
          .status(Kind.AUTHENTICATION, 401)
          .label(Kind.BILLING, "BILLING_DISABLED")
          .message(
              Kind.BILLING,
              "credits? (is|are|has been|have been) (depleted|exhausted|used up)"
                  + "|(depleted|out of|no remaining) .{0,30}credits?|spend(ing)? (cap|limit)"
                  + "|free tier is not available|(enable|requires?) billing",
              0,
              400,
              402,
              403,
              429)
          .label(Kind.RATE_LIMITED, "RESOURCE_EXHAUSTED|RATE_LIMIT_EXCEEDED")
          .status(Kind.RATE_LIMITED, 429)
          .message(
              Kind.CONTEXT_LENGTH,
              "(input )?token count .{0,60}exceed|exceeds? the maximum (number|limit) of .{0,20}tokens"
                  + "|(input|prompt|request|context) (context )?is too long"
                  + "|payload size exceeds",
              0,
              400,
              413,
              500)
          .status(Kind.CONTEXT_LENGTH, 413)
          .message(Kind.PERMISSION, "location is not supported", 0, 400)
          .message(
              Kind.CONTENT_BLOCKED,
              "violat\\w+ .{0,60}(polic|practices)|responsible ai|(prompt|content|request) (was|is) blocked",
              0,
              400,
              403)
          .message(
              Kind.MODEL_NOT_FOUND, "\\b(tuned)?models?\\b|requested entity was not found", 404)
          .message(Kind.MODEL_NOT_FOUND, "unexpected model name|(invalid|unknown) model", 0, 400)
          .label(Kind.OVERLOADED, "UNAVAILABLE")
          .status(Kind.OVERLOADED, 503)
          .message(Kind.OVERLOADED, "overloaded|high demand", 0, 500)
          .label(Kind.UNSUPPORTED_FEATURE, "UNIMPLEMENTED")
          .status(Kind.UNSUPPORTED_FEATURE, 501)
          .message(
              Kind.UNSUPPORTED_FEATURE,
              "(is|are) not (supported|enabled|available)|(does|do)( not|n't) support"
                  + "|unsupported (mime|media|file)",
              0,
              400)
          .label(Kind.PERMISSION, "PERMISSION_DENIED")
          .label(
              Kind.SERVER_ERROR, "INTERNAL|UNKNOWN|DATA_LOSS|ABORTED|DEADLINE_EXCEEDED|CANCELLED")
          .label(Kind.INVALID_REQUEST, "INVALID_ARGUMENT|FAILED_PRECONDITION|OUT_OF_RANGE")
          .build();

  private GeminiErrors() {}

  static LlmError http(int status, Map<String, String> headers, byte[] body) {
    return TABLE.classify(status, headers, body);
  }

  static LlmError inBody(ErrorBody body) {
    return TABLE.classifyInBody(body);
  }

  /** What a feedback says of a prompt that was blocked; null where it was not. */
  static @Nullable LlmError blocked(JsonNode feedback) {
    String reason = Json.text(feedback, "blockReason");
    if (reason == null) {
      return null;
    }
    String said = Json.text(feedback, "blockReasonMessage");
    return inBody(
        new ErrorBody(
            BodyKind.JSON, said == null ? reason : said, BLOCKED, reason, null, null, "", 0, null));
  }
}
