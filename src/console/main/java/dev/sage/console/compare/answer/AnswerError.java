package dev.sage.console.compare.answer;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.llm.LlmError;
import dev.sage.workbench.compare.CellState;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.StoredCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a column says in place of the rest of an answer. Immutable.
 *
 * @param kind of the error, in words: "Rate limited"
 * @param message what happened and what to do
 * @param details for the curious, a line each; may be empty
 * @param mild whether the person wanted it: cancelled
 * @param truncated whether the stream ended before the answer did
 * @param setUp whether the provider's key or address has to be put right
 */
public record AnswerError(
    String kind, String message, String details, boolean mild, boolean truncated, boolean setUp) {

  /** A model that is not found is chosen above the answer, not in Setup. */
  private static final Set<String> SET_UP =
      Stream.of(LlmError.Kind.values())
          .filter(kind -> kind.recovery() == LlmError.Recovery.CONFIGURE)
          .filter(kind -> kind != LlmError.Kind.MODEL_NOT_FOUND)
          .map(LlmError.Kind::json)
          .collect(Collectors.toUnmodifiableSet());

  public static @Nullable AnswerError of(CellState state) {
    LlmError error = state.error();
    if (error == null) {
      return null;
    }
    List<String> details = new ArrayList<>();
    add(details, "http", error.httpStatus());
    add(details, "type", error.providerType());
    add(details, "code", error.providerCode());
    add(details, "param", error.param());
    add(details, "request-id", error.requestId());
    add(details, "phase", error.phase());
    add(details, "reason", error.reason());
    if (error.retryAfter() != null) {
      add(details, "retry-after", Format.duration(error.retryAfter()));
    }
    return new AnswerError(
        words(error.kind().json()),
        error.message(),
        String.join("\n", details),
        error.kind() == LlmError.Kind.CANCELLED,
        error.kind() == LlmError.Kind.STREAM_TRUNCATED,
        SET_UP.contains(error.kind().json()));
  }

  public static @Nullable AnswerError of(StoredCall call) {
    if (call.errorKind() == null || call.errorMessage() == null) {
      return null;
    }
    List<String> details = new ArrayList<>();
    add(details, "http", call.httpStatus());
    add(details, "request-id", call.providerRequestId());
    return new AnswerError(
        words(call.errorKind()),
        call.errorMessage(),
        String.join("\n", details),
        call.status() == CallStatus.CANCELLED,
        call.errorKind().equals(LlmError.Kind.STREAM_TRUNCATED.json()),
        SET_UP.contains(call.errorKind()));
  }

  private static void add(List<String> details, String name, @Nullable Object value) {
    if (value != null) {
      details.add(Texts.text("compare.error." + name) + " " + value);
    }
  }

  private static String words(String kind) {
    String spaced = kind.replace('_', ' ');
    return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }
}
