package dev.sage.llm.provider.openai;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.error.ErrorBody;
import dev.sage.llm.provider.error.ErrorTable;
import dev.sage.llm.provider.json.JsonSyntaxException;
import dev.sage.llm.transport.Frame;
import java.util.Map;

/**
 * How the servers of Chat Completions and of Responses say what went wrong. Stateless. Sources:
 * recorded error answers of OpenAI, Azure, Mistral, Groq, xAI, DeepSeek, OpenRouter, Together,
 * Hugging Face, Baseten, Alibaba, llama.cpp and Ollama, and the providers' error pages.
 */
public final class OpenAiErrors {

  private static final ErrorTable TABLE =
      ErrorTable.builder()
          .label(Kind.INVALID_TOOL_CALL, "tool_use_failed")
          .label(
              Kind.CONTEXT_LENGTH,
              "context_length_exceeded|exceed_context_size_error|context_window_exceeded")
          .message(
              Kind.CONTEXT_LENGTH,
              "(maximum|max|model's|model) context (length|size|window)"
                  + "|context (length|size|window) (has been |was |is )?(exceeded|too)"
                  + "|exceeds? .{0,60}context"
                  + "|(prompt|input|request) (is )?too long"
                  + "|too many (input |prompt )?tokens"
                  + "|reduce the length of (the|your) (messages|prompt|input)"
                  + "|(prompt|input) (tokens?|token count|length) .{0,60}exceed",
              0,
              400,
              413,
              422,
              500)
          .label(
              Kind.BILLING,
              "insufficient_quota|credit_balance_exhausted|billing_(error|hard_limit_reached|not_active)"
                  + "|\\w*spend_limit\\w*|insufficient_(balance|credits|funds)"
                  + "|exceeded_current_quota_error|arrearage|payment_required|access_terminated")
          .label(Kind.RATE_LIMITED, "resource_exhausted")
          .message(
              Kind.BILLING,
              "insufficient (account )?(balance|credits?|funds|quota)"
                  + "|exceeded your current quota|credit balance"
                  + "|(depleted|out of|used up|no remaining|not enough) .{0,40}credits?",
              0,
              400,
              402,
              403,
              429)
          .status(Kind.BILLING, 402)
          .label(
              Kind.CONTENT_BLOCKED,
              "content_filter|(image_)?content_policy_violation|responsibleaipolicyviolation|moderation\\w*"
                  + "|data_inspection_failed|content_policy|safety\\w*")
          .message(
              Kind.CONTENT_BLOCKED,
              "content management policy|flagged (by|as|for)|violat\\w+ .{0,40}(usage|content) polic",
              0,
              400,
              403,
              422)
          .label(
              Kind.INVALID_REQUEST,
              "previous_response_not_found|invalid_prompt|invalid_(base64_)?image\\w*|image_too_\\w+"
                  + "|image_parse_error|image_file_\\w+|empty_image_file|failed_to_download_image"
                  + "|unsupported_image_media_type")
          .message(Kind.INVALID_REQUEST, "^item with id .{0,80} not found", 404)
          .label(Kind.AUTHENTICATION, "invalid_api_key|api_key_invalid|authentication_error")
          .message(
              Kind.AUTHENTICATION,
              "(incorrect|invalid|missing|wrong|expired|bad|no) (x-)?api[ _-]?key"
                  + "|api[ _-]?key .{0,60}(not valid|invalid|incorrect|missing|expired|you provided)"
                  + "|authentication (fails|failed)|invalid (auth|access|bearer|security)\\w* ?token"
                  + "|security token .{0,40}invalid",
              0,
              400,
              401,
              403)
          .label(
              Kind.AUTHENTICATION, "unrecognizedclient\\w*|invalid_authentication\\w*", 0, 400, 403)
          .message(
              Kind.PERMISSION,
              "insufficient permission|missing scopes?|not (allowed|permitted|authorized) to"
                  + "|(not|n't) have (access|permission)|country, region|organization must be verified",
              401,
              403)
          .status(Kind.AUTHENTICATION, 401)
          .label(
              Kind.MODEL_NOT_FOUND,
              "model_not_found|invalid_model|unknown_model|deploymentnotfound|model_not_available"
                  + "|modelnotfound\\w*|resource_not_found_error")
          .message(
              Kind.MODEL_NOT_FOUND,
              "(invalid|unknown|no such|unsupported) model|model not (exist|found)"
                  + "|model .{0,160}(not found|(does|do) not exist|n't exist|not available)"
                  + "|not a valid model|unable to access model|deployment .{0,80}not exist"
                  + "|no endpoints found for",
              0,
              400,
              404,
              422)
          .message(Kind.MODEL_NOT_FOUND, "\\bmodel\\b", 404)
          .message(
              Kind.MODEL_NOT_LOADED,
              "loading (the )?model|model .{0,80}(is|still) (currently |still )?loading"
                  + "|no models? (is |are )?(currently )?loaded|model (is )?not loaded",
              0,
              400,
              500,
              503)
          .label(
              Kind.OVERLOADED,
              "overloaded\\w*|server_is_overloaded|slow_down|engine_overloaded\\w*|capacity_exceeded"
                  + "|unavailable|service_unavailable\\w*|server_overloaded")
          .status(Kind.RATE_LIMITED, 429)
          .message(
              Kind.OVERLOADED,
              "overloaded|no (available )?(instances?|providers?|capacity)|(at|over|no) capacity"
                  + "|capacity exceeded|(currently|temporarily) unavailable|high (demand|load)",
              0,
              498,
              500,
              502,
              503,
              529)
          .label(
              Kind.RATE_LIMITED,
              "rate_limit\\w*|ratelimit\\w*|too_?many_?requests|throttl\\w*|1300",
              0,
              400,
              403,
              498,
              503)
          .message(Kind.RATE_LIMITED, "rate.?limit|too many requests", 0)
          .label(
              Kind.INVALID_REQUEST,
              "unsupported_(parameter|value)|missing_required_parameter|unknown_parameter",
              0,
              400,
              422)
          .message(
              Kind.UNSUPPORTED_FEATURE,
              "(is|are) not supported|(does|do) not support|unsupported (feature|content|media|image)",
              0,
              400,
              404,
              422,
              501)
          .label(Kind.SERVER_ERROR, "server_error", 503)
          .label(
              Kind.INVALID_REQUEST,
              "invalid_request\\w*|invalid_parameter\\w*|bad_?request\\w*|invalid-argument"
                  + "|invalid_argument|validation_error|invalid_value",
              0)
          .label(Kind.PERMISSION, "permission_(denied|error)", 0)
          .build();

  private OpenAiErrors() {}

  /** Says what an HTTP error answer means. */
  public static LlmError http(int status, Map<String, String> headers, byte[] body) {
    return TABLE.classify(status, headers, body);
  }

  /** Says what an error inside an answer of status 200 means. */
  public static LlmError inBody(ErrorBody body) {
    return TABLE.classifyInBody(body);
  }

  /** Says what a frame means that is no JSON. */
  public static StreamEvent.Failure unreadable(Frame frame, JsonSyntaxException malformed) {
    return TABLE.unreadable(frame, malformed);
  }
}
