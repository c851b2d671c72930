package dev.sage.llm.provider.anthropic;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.error.ErrorBody;
import dev.sage.llm.provider.error.ErrorTable;
import dev.sage.llm.provider.json.JsonSyntaxException;
import dev.sage.llm.transport.Frame;
import java.util.Map;

/**
 * How the Messages API says what went wrong. Source: Anthropic's error page and recorded answers;
 * the spend limit is a 429 that no wait helps against.
 */
final class AnthropicErrors {

  private static final ErrorTable TABLE =
      ErrorTable.builder()
          .label(Kind.BILLING, "billing_error|\\w*spend_limit\\w*")
          .message(
              Kind.BILLING, "credit balance is too low|spend limit|usage limits", 0, 400, 403, 429)
          .status(Kind.BILLING, 402)
          .label(Kind.CONTEXT_LENGTH, "request_too_large")
          .status(Kind.CONTEXT_LENGTH, 413)
          .message(
              Kind.CONTEXT_LENGTH,
              "prompt is too long|(exceeds?|exceeding) .{0,60}context|context (window|length) exceeded"
                  + "|input length and .{0,20}max_tokens.{0,20} exceed",
              0,
              400,
              500)
          .label(Kind.AUTHENTICATION, "authentication_error")
          .status(Kind.AUTHENTICATION, 401)
          .message(Kind.AUTHENTICATION, "invalid (x-)?api[ -]?key", 0, 400, 403)
          .label(Kind.PERMISSION, "permission_error")
          .label(Kind.OVERLOADED, "overloaded_error|unavailable")
          .status(Kind.OVERLOADED, 529)
          .label(Kind.RATE_LIMITED, "rate_limit_error")
          .status(Kind.RATE_LIMITED, 429)
          .message(Kind.MODEL_NOT_FOUND, "\\bmodel\\b", 404)
          .message(
              Kind.MODEL_NOT_FOUND, "^model: |model .{0,160}(not found|does not exist)", 0, 400)
          .label(Kind.ENDPOINT_NOT_FOUND, "not_found_error")
          .message(
              Kind.CONTENT_BLOCKED,
              "content filter(ing)? policy|blocked by .{0,20}content|violat\\w+ .{0,40}polic",
              0,
              400,
              403)
          .message(Kind.UNSUPPORTED_FEATURE, "(does|do) not support|(is|are) not supported", 0, 400)
          .label(Kind.INVALID_REQUEST, "invalid_request_error", 0, 400, 422)
          .label(Kind.SERVER_ERROR, "api_error|timeout_error")
          .message(Kind.OVERLOADED, "overloaded", 0, 500, 502, 503)
          .build();

  private AnthropicErrors() {}

  static LlmError http(int status, Map<String, String> headers, byte[] body) {
    return TABLE.classify(status, headers, body);
  }

  static LlmError inBody(ErrorBody body) {
    return TABLE.classifyInBody(body);
  }

  static StreamEvent.Failure unreadable(Frame frame, JsonSyntaxException malformed) {
    return TABLE.unreadable(frame, malformed);
  }
}
