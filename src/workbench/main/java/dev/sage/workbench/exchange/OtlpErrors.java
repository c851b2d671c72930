package dev.sage.workbench.exchange;

import dev.sage.llm.LlmError;
import java.util.Arrays;
import java.util.Locale;

/** What kind of error an {@code error.type} of the conventions is. Stateless. */
final class OtlpErrors {

  private OtlpErrors() {}

  /** Our own names come back; of others a status or a word tells, else the server failed. */
  static LlmError.Kind kind(String type) {
    return Arrays.stream(LlmError.Kind.values())
        .filter(kind -> kind.json().equals(type))
        .findFirst()
        .orElseGet(() -> guessed(type.toLowerCase(Locale.ROOT)));
  }

  private static LlmError.Kind guessed(String type) {
    return switch (type) {
      case "400", "422" -> LlmError.Kind.INVALID_REQUEST;
      case "401" -> LlmError.Kind.AUTHENTICATION;
      case "403" -> LlmError.Kind.PERMISSION;
      case "404" -> LlmError.Kind.MODEL_NOT_FOUND;
      case "429" -> LlmError.Kind.RATE_LIMITED;
      case "503", "529" -> LlmError.Kind.OVERLOADED;
      default -> ofWords(type);
    };
  }

  private static LlmError.Kind ofWords(String type) {
    if (type.contains("timeout")) {
      return LlmError.Kind.TIMEOUT;
    }
    if (type.contains("ratelimit") || type.contains("rate_limit")) {
      return LlmError.Kind.RATE_LIMITED;
    }
    if (type.contains("cancel")) {
      return LlmError.Kind.CANCELLED;
    }
    return type.contains("connect") ? LlmError.Kind.CONNECT_FAILED : LlmError.Kind.SERVER_ERROR;
  }
}
