package dev.sage.console.streams;

import dev.sage.console.streams.list.CallState;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.StoredCall;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a call ended, in a whole sentence: what cut it, which timer. Stateless. */
final class Outcome {
  private static final Pattern TIMER = Pattern.compile("\\(the ([a-z ]+) timer\\)");

  private Outcome() {}

  static String words(StoredCall call) {
    String kind = call.errorKind();
    if (call.status() != CallStatus.FAILED || kind == null) {
      return CallState.words(call);
    }
    return switch (kind) {
      case "stream_truncated" -> Texts.text("streams.outcome.truncated." + marker(call.api()));
      case "stream_interrupted" -> Texts.text("streams.outcome.cut");
      case "timeout" -> timeout(call);
      default -> CallState.words(call);
    };
  }

  /** The mark that should have stood at the end. */
  private static String marker(String api) {
    return switch (api) {
      case "openai-chat" -> "done";
      case "anthropic-messages" -> "message-stop";
      default -> "other";
    };
  }

  private static String timeout(StoredCall call) {
    String message = call.errorMessage();
    Matcher timer = TIMER.matcher(message == null ? "" : message);
    return timer.find()
        ? Texts.text("streams.outcome.timeout", timer.group(1))
        : CallState.words(call);
  }
}
