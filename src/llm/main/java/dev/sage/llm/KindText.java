package dev.sage.llm;

import dev.sage.llm.LlmError.Kind;

/** What is told to people about each kind of error: what happened, what to do. Stateless. */
final class KindText {

  private KindText() {}

  static String description(Kind kind) {
    return switch (kind) {
      case MISSING_CREDENTIALS -> "No API key is set for the provider.";
      case INVALID_CONFIG -> "The configuration is wrong.";
      case AUTHENTICATION -> "The provider refused the API key.";
      case PERMISSION -> "The key may not do this.";
      case BILLING -> "The account has no credit left.";
      case RATE_LIMITED -> "The rate limit is reached.";
      case OVERLOADED -> "The provider is overloaded right now.";
      case CONTEXT_LENGTH -> "The conversation is too long for the model.";
      case CONTENT_BLOCKED -> "The provider's content filter blocked this.";
      case MODEL_NOT_FOUND -> "The provider has no such model for this key.";
      case ENDPOINT_NOT_FOUND -> "The server has nothing at this address.";
      case MODEL_NOT_LOADED -> "The model is not loaded yet.";
      case INVALID_REQUEST -> "The provider refused the request.";
      case UNSUPPORTED_FEATURE -> "The model or server does not support this.";
      case SERVER_ERROR -> "The provider had an internal error.";
      case CONNECT_FAILED -> "There is no connection to the server.";
      case TIMEOUT -> "A timer ran out.";
      case STREAM_INTERRUPTED -> "The connection broke in the middle of the answer.";
      case STREAM_TRUNCATED -> "The stream ended before the answer was complete.";
      case BAD_RESPONSE -> "The server did not answer as a provider does.";
      case INVALID_TOOL_CALL -> "The model did not make the tool call that was asked for.";
      case TOOL_FAILED -> "A tool failed.";
      case TOOL_LIMIT -> "The model called tools more often than is allowed.";
      case BUDGET_EXCEEDED -> "The call would go over the budget.";
      case CACHE_MISS -> "There is no recorded answer to this request.";
      case CANCELLED -> "The call was cancelled.";
    };
  }

  static String fix(Kind kind) {
    return switch (kind) {
      case MISSING_CREDENTIALS -> "Set its environment variable, or give the key in the settings.";
      case INVALID_CONFIG -> "Correct the value that the message names.";
      case AUTHENTICATION -> "Check the key and set it again.";
      case PERMISSION -> "Use a key with the right permission, or another model.";
      case BILLING -> "Waiting will not help; check its billing.";
      case RATE_LIMITED -> "Wait, or send fewer requests.";
      case OVERLOADED -> "Try again soon, or another model.";
      case CONTEXT_LENGTH -> "Shorten it, or take a larger model.";
      case CONTENT_BLOCKED -> "Change the prompt.";
      case MODEL_NOT_FOUND -> "Check its name against the model list.";
      case ENDPOINT_NOT_FOUND -> "Check the base URL, and whether /v1 belongs to it.";
      case MODEL_NOT_LOADED -> "Wait a little and run it again, or load it on the server.";
      case INVALID_REQUEST -> "Change what it complains of.";
      case UNSUPPORTED_FEATURE -> "Leave the option out, or take another model.";
      case SERVER_ERROR -> "Try again soon.";
      case CONNECT_FAILED ->
          "Check the address, the network, and whether a local server is running.";
      case TIMEOUT -> "Try again, or raise the limit that the message names.";
      case STREAM_INTERRUPTED -> "What had arrived is kept; run it again.";
      case STREAM_TRUNCATED -> "What had arrived is kept; run it again.";
      case BAD_RESPONSE -> "Check the base URL.";
      case INVALID_TOOL_CALL -> "Run it again, or change the tools.";
      case TOOL_FAILED -> "Correct what the tool complains of.";
      case TOOL_LIMIT -> "Raise the limit, or make the task smaller.";
      case BUDGET_EXCEEDED -> "Raise the budget, or send less.";
      case CACHE_MISS -> "Record it first, or allow calls to the provider.";
      case CANCELLED -> "What had arrived is kept.";
    };
  }
}
