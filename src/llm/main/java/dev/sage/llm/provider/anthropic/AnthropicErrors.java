package dev.sage.llm.provider.anthropic;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.error.ErrorBody;
import dev.sage.llm.provider.error.ErrorTable;
import dev.sage.llm.provider.error.ErrorWords;
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
          .message(Kind.ENDPOINT_NOT_FOUND, ErrorWords.NO_ENDPOINT)
          .label(Kind.BILLING, ErrorWords.CREDIT_LABELS)
          .message(
              Kind.BILLING,
              ErrorWords.CREDIT + "|spend limit|reached your .{0,60}usage limits?",
              0,
              400,
              403,
              429)
          .status(Kind.BILLING, 402)
          .label(Kind.CONTEXT_LENGTH, ErrorWords.CONTEXT_LABELS)
          .status(Kind.CONTEXT_LENGTH, 413)
          .message(
              Kind.CONTEXT_LENGTH,
              ErrorWords.CONTEXT + "|input length and .{0,20}max_tokens.{0,20} exceed",
              0,
              400,
              500)
          .label(Kind.AUTHENTICATION, "authentication_error")
          .status(Kind.AUTHENTICATION, 401)
          // A revoked OAuth token is a permission_error that only a new token helps.
          .message(Kind.AUTHENTICATION, ErrorWords.BAD_KEY, 0, 400, 403)
          .message(Kind.MODEL_NOT_LOADED, "loading (the )?model", 503)
          .label(Kind.PERMISSION, "permission_error")
          .message(Kind.PERMISSION, "only authorized for use with", 400)
          .label(Kind.OVERLOADED, "overloaded_error|unavailable")
          .status(Kind.OVERLOADED, 529)
          .label(Kind.RATE_LIMITED, "rate_limit_error")
          .status(Kind.RATE_LIMITED, 429)
          .message(Kind.MODEL_NOT_LOADED, ErrorWords.NOT_LOADED, 0, 400, 404, 500, 503)
          .message(Kind.MODEL_NOT_FOUND, "\\bmodel\\b", 404)
          .message(
              Kind.MODEL_NOT_FOUND, "^model: |model .{0,160}(not found|does not exist)", 0, 400)
          .label(Kind.ENDPOINT_NOT_FOUND, "not_found_error")
          .message(
              Kind.CONTENT_BLOCKED,
              "content filter(ing)? policy|blocked by .{0,20}content|violat\\w{1,4} .{0,40}polic",
              0,
              400,
              403)
          .message(Kind.UNSUPPORTED_FEATURE, "(does|do) not support|(is|are) not supported", 0, 400)
          .label(Kind.INVALID_REQUEST, "invalid_request_error", 0, 400, 422)
          .message(Kind.OVERLOADED, "overloaded", 0, 500, 502, 503)
          .label(Kind.SERVER_ERROR, "api_error|timeout_error")
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
