package dev.sage.llm;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a call, as data: the payload of {@link StreamEvent.Failure} and of {@link
 * LlmException}. Immutable, thread-safe. Its message has the fact and the fix, and never a header,
 * a key or a prompt.
 *
 * @param kind what kind of failure
 * @param provider the provider's name
 * @param model the model asked for, where known
 * @param message one or two sentences: what happened, what to do
 * @param httpStatus the status, or null where there was none
 * @param providerType the provider's own error type
 * @param providerCode the provider's own error code
 * @param param the request field that the provider complains of
 * @param requestId the provider's request id
 * @param retryAfter how long the provider asks to wait
 * @param attempts how many attempts were made
 * @param phase where in the call: connect, headers, first_token, body, request ...
 * @param reason which timer, or which fault of a tool call
 * @param partialText the answer so far; empty where nothing had arrived
 */
public record LlmError(
    Kind kind,
    String provider,
    @Nullable String model,
    String message,
    @Nullable Integer httpStatus,
    @Nullable String providerType,
    @Nullable String providerCode,
    @Nullable String param,
    @Nullable String requestId,
    @Nullable Duration retryAfter,
    int attempts,
    @Nullable String phase,
    @Nullable String reason,
    String partialText) {

  /** An error with only what is always known. */
  public static LlmError of(Kind kind, String provider, @Nullable String model, String message) {
    return new LlmError(
        kind, provider, model, message, null, null, null, null, null, null, 1, null, null, "");
  }

  public LlmError withMessage(String value) {
    return changed(draft -> draft.message = value);
  }

  public LlmError withHttpStatus(@Nullable Integer value) {
    return changed(draft -> draft.httpStatus = value);
  }

  /** The same error with what the provider calls it: its error type, its code, the field. */
  public LlmError withProviderNames(
      @Nullable String type, @Nullable String code, @Nullable String field) {
    return changed(
        draft -> {
          draft.providerType = type;
          draft.providerCode = code;
          draft.param = field;
        });
  }

  public LlmError withRequestId(@Nullable String value) {
    return changed(draft -> draft.requestId = value);
  }

  public LlmError withRetryAfter(@Nullable Duration value) {
    return changed(draft -> draft.retryAfter = value);
  }

  public LlmError withAttempts(int value) {
    return changed(draft -> draft.attempts = value);
  }

  public LlmError at(@Nullable String newPhase, @Nullable String newReason) {
    return changed(
        draft -> {
          draft.phase = newPhase;
          draft.reason = newReason;
        });
  }

  public LlmError withPartialText(String value) {
    return changed(draft -> draft.partialText = value);
  }

  /** The same error with every text that the provider may have written changed by this. */
  public LlmError withProviderWords(UnaryOperator<String> change) {
    return changed(
        draft -> {
          draft.message = change.apply(message);
          draft.providerType = providerType == null ? null : change.apply(providerType);
          draft.providerCode = providerCode == null ? null : change.apply(providerCode);
          draft.param = param == null ? null : change.apply(param);
          draft.requestId = requestId == null ? null : change.apply(requestId);
        });
  }

  public LlmError withOrigin(String newProvider, @Nullable String newModel) {
    return changed(
        draft -> {
          draft.provider = newProvider;
          draft.model = newModel;
        });
  }

  private LlmError changed(Consumer<Draft> change) {
    var draft = new Draft(this);
    change.accept(draft);
    return draft.error();
  }

  /** A copy on its way to another error: the one place that lists all components. */
  private static final class Draft {
    private final Kind kind;
    private String provider;
    private @Nullable String model;
    private String message;
    private @Nullable Integer httpStatus;
    private @Nullable String providerType;
    private @Nullable String providerCode;
    private @Nullable String param;
    private @Nullable String requestId;
    private @Nullable Duration retryAfter;
    private int attempts;
    private @Nullable String phase;
    private @Nullable String reason;
    private String partialText;

    Draft(LlmError from) {
      kind = from.kind;
      provider = from.provider;
      model = from.model;
      message = from.message;
      httpStatus = from.httpStatus;
      providerType = from.providerType;
      providerCode = from.providerCode;
      param = from.param;
      requestId = from.requestId;
      retryAfter = from.retryAfter;
      attempts = from.attempts;
      phase = from.phase;
      reason = from.reason;
      partialText = from.partialText;
    }

    LlmError error() {
      return new LlmError(
          kind,
          provider,
          model,
          message,
          httpStatus,
          providerType,
          providerCode,
          param,
          requestId,
          retryAfter,
          attempts,
          phase,
          reason,
          partialText);
    }
  }

  /** What a program does to get over an error of some kind. */
  public enum Recovery {
    CONFIGURE("Correct the key or the configuration; the same call cannot succeed before."),
    CHANGE_REQUEST("Send another request: shorter, or without what is complained of."),
    WAIT("Wait as long as the provider asks, or a little longer each time, and send it again."),
    RETRY("Send it again after a short wait that grows."),
    SWITCH("Take another model or provider."),
    TELL_MODEL("Give the model an error as the tool's result, so that it can correct itself."),
    ASK("Ask the person: to pay, or to raise a limit."),
    STOP("Nothing is to be done; what had arrived is kept.");

    private final String action;

    Recovery(String action) {
      this.action = action;
    }

    /** What to do, in a sentence. */
    public String action() {
      return action;
    }

    /** The name in JSON: {@code change_request}. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the same request, or the same request to another model, may succeed. */
  private enum Helps {
    RETRY,
    SWITCH,
    RETRY_OR_SWITCH,
    NEITHER
  }

  /**
   * Kinds of failure, each with what is known of all errors of that kind: whether a retry can help,
   * whether another model can, how to recover, the typed code, and what to tell a person.
   */
  public enum Kind {
    MISSING_CREDENTIALS(Helps.NEITHER, Recovery.CONFIGURE, "ESECRET_NOT_FOUND"),
    INVALID_CONFIG(Helps.NEITHER, Recovery.CONFIGURE, "EVALIDATION"),
    AUTHENTICATION(Helps.NEITHER, Recovery.CONFIGURE, "EPERMISSION"),
    PERMISSION(Helps.SWITCH, Recovery.SWITCH, "EPERMISSION"),
    BILLING(Helps.SWITCH, Recovery.ASK, "EQUOTA"),
    RATE_LIMITED(Helps.RETRY_OR_SWITCH, Recovery.WAIT, "EQUOTA"),
    OVERLOADED(Helps.RETRY_OR_SWITCH, Recovery.WAIT, "EIO"),
    CONTEXT_LENGTH(Helps.SWITCH, Recovery.CHANGE_REQUEST, "EVALIDATION"),
    CONTENT_BLOCKED(Helps.SWITCH, Recovery.CHANGE_REQUEST, "EPERMISSION"),
    MODEL_NOT_FOUND(Helps.SWITCH, Recovery.CONFIGURE, "EVALIDATION"),
    ENDPOINT_NOT_FOUND(Helps.NEITHER, Recovery.CONFIGURE, "EVALIDATION"),
    MODEL_NOT_LOADED(Helps.RETRY, Recovery.WAIT, "EIO"),
    INVALID_REQUEST(Helps.NEITHER, Recovery.CHANGE_REQUEST, "EVALIDATION"),
    UNSUPPORTED_FEATURE(Helps.SWITCH, Recovery.SWITCH, "EVALIDATION"),
    SERVER_ERROR(Helps.RETRY_OR_SWITCH, Recovery.RETRY, "EIO"),
    CONNECT_FAILED(Helps.RETRY, Recovery.RETRY, "EIO"),
    TIMEOUT(Helps.RETRY, Recovery.RETRY, "ETIMEOUT"),
    STREAM_INTERRUPTED(Helps.RETRY, Recovery.RETRY, "EIO"),
    STREAM_TRUNCATED(Helps.RETRY, Recovery.RETRY, "EIO"),
    BAD_RESPONSE(Helps.RETRY, Recovery.RETRY, "EIO"),
    INVALID_TOOL_CALL(Helps.NEITHER, Recovery.TELL_MODEL, "EVALIDATION"),
    TOOL_FAILED(Helps.NEITHER, Recovery.TELL_MODEL, "ERUNTIME"),
    TOOL_LIMIT(Helps.NEITHER, Recovery.ASK, "EQUOTA"),
    BUDGET_EXCEEDED(Helps.NEITHER, Recovery.ASK, "EQUOTA"),
    CACHE_MISS(Helps.NEITHER, Recovery.STOP, "EIO"),
    CANCELLED(Helps.NEITHER, Recovery.STOP, "ERUNTIME");

    private final Helps helps;
    private final Recovery recovery;
    private final String code;

    Kind(Helps helps, Recovery recovery, String code) {
      this.helps = helps;
      this.recovery = recovery;
      this.code = code;
    }

    /** Whether the same request may succeed when it is sent again. */
    public boolean retryable() {
      return helps == Helps.RETRY || helps == Helps.RETRY_OR_SWITCH;
    }

    /** Whether another model or provider may succeed where this one failed. */
    public boolean switchable() {
      return helps == Helps.SWITCH || helps == Helps.RETRY_OR_SWITCH;
    }

    /** What a program does. */
    public Recovery recovery() {
      return recovery;
    }

    /**
     * The typed code: {@code EVALIDATION}, {@code EPERMISSION}, {@code ETIMEOUT}, {@code EIO} ...
     */
    public String code() {
      return code;
    }

    /** What happened, in a sentence. */
    public String description() {
      return KindText.description(this);
    }

    /** What a person does about it, in a sentence. */
    public String fix() {
      return KindText.fix(this);
    }

    /** The name in JSON: {@code rate_limited}. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
