package dev.sage.llm.provider.error;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.transport.BodyKind;
import org.jspecify.annotations.Nullable;

/**
 * The sentence that a person reads: what happened, what to do, and the provider's words, capped.
 */
final class ErrorText {

  private static final int MAX_QUOTE = 300;

  private ErrorText() {}

  static String of(Kind kind, @Nullable Integer status, ErrorBody body) {
    String sentence = sentence(kind);
    if (status != null) {
      sentence = sentence.replaceFirst("([.:;,])", " (HTTP " + status + ")$1");
    }
    if (body.form() == BodyKind.HTML) {
      return sentence
          + " It answered with a web page: check the base URL and any proxy on the way.";
    }
    String said = body.message();
    return said == null || said.isBlank()
        ? sentence
        : sentence + " The provider said: \"" + capped(said) + "\"";
  }

  private static String capped(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= MAX_QUOTE) {
      return line;
    }
    int cut = Character.isHighSurrogate(line.charAt(MAX_QUOTE - 1)) ? MAX_QUOTE - 1 : MAX_QUOTE;
    return line.substring(0, cut) + "…";
  }

  private static String sentence(Kind kind) {
    return switch (kind) {
      case AUTHENTICATION -> "The provider refused the API key. Check the key and set it again.";
      case PERMISSION ->
          "The key may not do this. Use a key with the right permission, or another model.";
      case BILLING -> "The account has no credit left. Waiting will not help; check its billing.";
      case RATE_LIMITED -> "The rate limit is reached. Wait, or send fewer requests.";
      case OVERLOADED -> "The provider is overloaded right now. Try again soon, or another model.";
      case CONTEXT_LENGTH ->
          "The conversation is too long for the model. Shorten it, or take a larger model.";
      case CONTENT_BLOCKED -> "The provider's content filter blocked this. Change the prompt.";
      case MODEL_NOT_FOUND ->
          "The provider has no such model for this key. Check its name against the model list.";
      case ENDPOINT_NOT_FOUND ->
          "The server has nothing at this address. Check the base URL, and whether /v1 belongs to"
              + " it.";
      case MODEL_NOT_LOADED -> "The model is still loading. Wait a little and run it again.";
      case UNSUPPORTED_FEATURE ->
          "The model or server does not support this. Leave the option out, or take another model.";
      case INVALID_TOOL_CALL ->
          "The model did not make the tool call that was asked for. Run it again, or change the"
              + " tools.";
      case SERVER_ERROR -> "The provider had an internal error. Try again soon.";
      case BAD_RESPONSE -> "The server did not answer as a provider does. Check the base URL.";
      default -> "The provider refused the request. Change what it complains of.";
    };
  }
}
