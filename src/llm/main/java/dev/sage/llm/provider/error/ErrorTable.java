package dev.sage.llm.provider.error;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.internal.Terminal;
import dev.sage.llm.provider.json.JsonSyntaxException;
import dev.sage.llm.transport.BodyKind;
import dev.sage.llm.transport.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table by which a wire format's errors get their kind: the first rule that matches wins, and
 * behind the last one the status alone decides. Immutable, thread-safe.
 */
public final class ErrorTable {

  private final List<ErrorRule> rules;

  private ErrorTable(List<ErrorRule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** A table to be written row by row. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Says what an HTTP error answer means, or an answer of status 200 that is no answer but a
   * sentence (LM Studio). Header names are lower-case.
   */
  public LlmError classify(int status, Map<String, String> headers, byte[] body) {
    ErrorBody read = ErrorBody.of(body);
    if (status == 200) {
      return classifyInBody(read);
    }
    Duration wait = RetryAfter.of(headers, read);
    String headerId = RequestIds.of(headers);
    String requestId = headerId != null ? headerId : read.requestId();
    Kind kind = kind(status, read);
    if (status == 402 && wait != null) {
      // OpenRouter: the budget is taken by requests in flight, and is free again after the wait.
      kind = Kind.RATE_LIMITED;
    }
    return error(kind, status, read, requestId, wait, "headers");
  }

  /** Says what an error inside an answer of status 200 means. */
  public LlmError classifyInBody(ErrorBody body) {
    Kind kind = kind(body.status(), body);
    return error(kind, null, body, body.requestId(), body.retryAfter(), Terminal.PHASE);
  }

  /** Says what a frame means that is no JSON: words about an error, or a server that is none. */
  public StreamEvent.Failure unreadable(Frame frame, JsonSyntaxException malformed) {
    ErrorBody body = ErrorBody.of(frame.array(), frame.dataFrom(), frame.dataTo());
    return body.saysError()
        ? new StreamEvent.Failure(classifyInBody(body))
        : Terminal.malformed(String.valueOf(malformed.getMessage()));
  }

  private static LlmError error(
      Kind kind,
      @Nullable Integer status,
      ErrorBody body,
      @Nullable String requestId,
      @Nullable Duration wait,
      String phase) {
    return LlmError.of(kind, "", null, ErrorText.of(kind, status, body))
        .withHttpStatus(status)
        .withProviderNames(body.type(), body.code(), body.param())
        .withRequestId(requestId)
        .withRetryAfter(wait)
        .at(phase, null);
  }

  Kind kind(int status, ErrorBody body) {
    for (ErrorRule rule : rules) {
      if (rule.matches(status, body)) {
        return rule.kind();
      }
    }
    return byStatus(status, body);
  }

  private static Kind byStatus(int status, ErrorBody body) {
    return switch (status) {
      case 0 -> body.form() == BodyKind.TEXT ? Kind.BAD_RESPONSE : Kind.SERVER_ERROR;
      case 401, 407 -> Kind.AUTHENTICATION;
      case 402 -> Kind.BILLING;
      case 403 -> Kind.PERMISSION;
      case 404, 405 -> Kind.ENDPOINT_NOT_FOUND;
      case 413 -> Kind.CONTEXT_LENGTH;
      case 429 -> Kind.RATE_LIMITED;
      case 498, 503, 529 -> Kind.OVERLOADED;
      case 408, 409, 424, 425, 499 -> Kind.SERVER_ERROR;
      default -> {
        if (status >= 500) {
          yield Kind.SERVER_ERROR;
        }
        yield status >= 400 || body.form() == BodyKind.JSON
            ? Kind.INVALID_REQUEST
            : Kind.BAD_RESPONSE;
      }
    };
  }

  /** Writes an {@link ErrorTable}. Not thread-safe. */
  public static final class Builder {
    private final List<ErrorRule> rules = new ArrayList<>();

    private Builder() {}

    /** Where the provider's type, code or reason is one of these, at any status. */
    public Builder label(Kind kind, String label, int... statuses) {
      return add(kind, label, null, statuses);
    }

    /** Where the provider's words hold this pattern. */
    public Builder message(Kind kind, String message, int... statuses) {
      return add(kind, null, message, statuses);
    }

    /** Where the status is one of these. */
    public Builder status(Kind kind, int... statuses) {
      return add(kind, null, null, statuses);
    }

    private Builder add(
        Kind kind, @Nullable String label, @Nullable String message, int... statuses) {
      Set<Integer> set = Arrays.stream(statuses).boxed().collect(Collectors.toSet());
      rules.add(new ErrorRule(set, pattern(label), pattern(message), kind));
      return this;
    }

    private static @Nullable Pattern pattern(@Nullable String text) {
      return text == null ? null : Pattern.compile(text, Pattern.CASE_INSENSITIVE);
    }

    public ErrorTable build() {
      return new ErrorTable(rules);
    }
  }
}
