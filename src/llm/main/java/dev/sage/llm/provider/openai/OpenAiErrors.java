package dev.sage.llm.provider.openai;

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
 * How the servers of Chat Completions and of Responses say what went wrong. Stateless. Sources:
 * recorded error answers of OpenAI, Azure, Mistral, Groq, xAI, DeepSeek, OpenRouter, Together,
 * Hugging Face, Baseten, Alibaba, llama.cpp and Ollama, and the providers' error pages.
 */
public final class OpenAiErrors {

  private static final ErrorTable TABLE =
      ErrorTable.builder()
          .message(Kind.ENDPOINT_NOT_FOUND, ErrorWords.NO_ENDPOINT)
          .label(Kind.INVALID_TOOL_CALL, "tool_use_failed")
          .label(Kind.CONTEXT_LENGTH, ErrorWords.CONTEXT_LABELS)
          // Cerebras: "too many tokens processed" in a minute, not in one conversation
          .label(Kind.RATE_LIMITED, "too_many_(tokens|requests)_error", 0)
          .message(Kind.CONTEXT_LENGTH, ErrorWords.CONTEXT, 0, 400, 413, 422, 500)
          .label(Kind.BILLING, ErrorWords.CREDIT_LABELS)
          .label(Kind.RATE_LIMITED, "resource_exhausted")
          .message(Kind.BILLING, ErrorWords.CREDIT, 0, 400, 402, 403, 412, 429)
          .status(Kind.BILLING, 402)
          .label(
              Kind.CONTENT_BLOCKED,
              "content_?filter\\w{0,40}|\\w{0,40}content_policy\\w{0,40}|(cyber|bio)_policy\\w{0,40}"
                  + "|responsibleaipolicyviolation|moderation\\w{0,40}|data_?inspection_?failed"
                  + "|safety\\w{0,40}")
          .message(
              Kind.CONTENT_BLOCKED,
              "content management policy|flagged (by|as|for)"
                  + "|violat\\w{1,4} .{0,40}(usage|content) (polic|guideline)",
              0,
              400,
              403,
              422)
          .label(
              Kind.INVALID_REQUEST,
              "previous_response_not_found|invalid_prompt|invalid_(base64_)?image\\w{0,40}|image_too_\\w{1,40}"
                  + "|image_parse_error|image_file_\\w{1,40}|empty_image_file|failed_to_download_image"
                  + "|unsupported_image_media_type")
          .message(Kind.INVALID_REQUEST, "^item with id .{0,80} not found", 404)
          .label(
              Kind.AUTHENTICATION,
              "invalid_api_?key|invalidapikey|api_key_invalid|authentication_error|wrong_api_key")
          .message(Kind.AUTHENTICATION, ErrorWords.BAD_KEY, 0, 400, 401, 403)
          .label(
              Kind.AUTHENTICATION,
              "unrecognizedclient\\w{0,40}|invalid_authentication\\w{0,40}",
              0,
              400,
              403)
          .label(
              Kind.PERMISSION,
              "insufficient_permissions?|missing_scopes?|ip_not_authorized|permission_?denied"
                  + "|permission_error|access_?denied\\w{0,40}|unsupported_country\\w{0,40}"
                  + "|model_terms_required|organization_restricted")
          .message(
              Kind.PERMISSION,
              "insufficient permission|missing scopes?|not (allowed|permitted|authorized) to"
                  + "|(not|n't) have (access|permission)|country, region|organization must be verified"
                  + "|ip address .{0,60}not (authorized|allowed)",
              401,
              403)
          .message(Kind.PERMISSION, "no endpoints .{0,60}data policy", 404)
          .status(Kind.AUTHENTICATION, 401)
          // LM Studio loads on demand: what it cannot load because it is not there is not found.
          .message(
              Kind.MODEL_NOT_FOUND,
              "failed to load model .{0,160}(does not exist|not found)",
              0,
              400,
              404,
              500)
          .message(Kind.MODEL_NOT_LOADED, ErrorWords.NOT_LOADED, 0, 400, 404, 500, 503)
          .message(Kind.UNSUPPORTED_FEATURE, "no endpoints found that support", 404)
          .label(
              Kind.MODEL_NOT_FOUND,
              "model_not_found|invalid_model|(unknown|unavailable)_model|deploymentnotfound"
                  + "|model_not_available|model_not_supported|model_decommissioned"
                  + "|modelnotfound\\w{0,40}|resource_not_found_error")
          .message(
              Kind.MODEL_NOT_FOUND,
              "(invalid|unknown|no such|unsupported) model|model not (exist|found)"
                  + "|model .{0,160}(not found|(does|do) not exist|n't exist|not available)"
                  + "|model .{0,160}(decommissioned|no longer (available|supported))"
                  + "|not a valid model|unable to access model|deployment .{0,80}not exist"
                  + "|no endpoints found for",
              0,
              400,
              404,
              410,
              422)
          .message(Kind.MODEL_NOT_FOUND, "\\bmodel\\b", 404)
          .label(
              Kind.OVERLOADED,
              "overloaded\\w{0,40}|server_is_overloaded|slow_down|engine_overloaded\\w{0,40}"
                  + "|capacity_exceeded|unavailable|service_?unavailable\\w{0,40}|server_overloaded")
          .status(Kind.OVERLOADED, 498, 529)
          .status(Kind.RATE_LIMITED, 429)
          .message(
              Kind.OVERLOADED,
              "overloaded|no (available )?(instances?|providers?|capacity)|(at|over|no) capacity"
                  + "|capacity exceeded|(currently|temporarily) unavailable|high (demand|load|traffic)",
              0,
              500,
              502,
              503)
          .label(
              Kind.RATE_LIMITED,
              "rate_limit\\w{0,40}|ratelimit\\w{0,40}|too_?many_?requests\\w{0,40}|throttl\\w{0,40}"
                  + "|limit_(requests|burst_rate)|\\w{0,40}quota_exceeded|1300",
              0,
              400,
              403,
              503)
          .message(Kind.RATE_LIMITED, "rate.?limit|too many requests", 0)
          .label(
              Kind.UNSUPPORTED_FEATURE,
              "not_supported_error|unsupported_(feature|media_type)|operationnotsupported")
          .label(
              Kind.INVALID_REQUEST,
              "unsupported_(parameter|value)|missing_required_parameter|unknown_parameter",
              0,
              400,
              422)
          .message(
              Kind.UNSUPPORTED_FEATURE,
              "(is|are) not supported|(does|do) not support|unsupported (feature|content|media|image)"
                  + "|requires --\\w|not enabled for this model",
              0,
              400,
              404,
              415,
              422,
              501)
          // llama.cpp, whose switches are missing
          .message(Kind.UNSUPPORTED_FEATURE, "requires --\\w|image input is not supported", 500)
          .label(Kind.SERVER_ERROR, "server_error", 503)
          .label(
              Kind.INVALID_REQUEST,
              "invalid_request\\w{0,40}|invalid_parameter\\w{0,40}|bad_?request\\w{0,40}"
                  + "|invalid-argument|invalid_argument|validation(_error)?|invalid_value",
              0)
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
