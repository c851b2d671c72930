package dev.sage.llm;

import java.time.Duration;
import java.util.Locale;
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
    return new LlmError(
        kind,
        provider,
        model,
        value,
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

  public LlmError withHttpStatus(@Nullable Integer value) {
    return new LlmError(
        kind,
        provider,
        model,
        message,
        value,
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

  public LlmError withRequestId(@Nullable String value) {
    return new LlmError(
        kind,
        provider,
        model,
        message,
        httpStatus,
        providerType,
        providerCode,
        param,
        value,
        retryAfter,
        attempts,
        phase,
        reason,
        partialText);
  }

  public LlmError withRetryAfter(@Nullable Duration value) {
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
        value,
        attempts,
        phase,
        reason,
        partialText);
  }

  public LlmError withAttempts(int value) {
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
        value,
        phase,
        reason,
        partialText);
  }

  public LlmError at(@Nullable String newPhase, @Nullable String newReason) {
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
        newPhase,
        newReason,
        partialText);
  }

  public LlmError withPartialText(String value) {
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
        value);
  }

  /** The same error with every text that the provider may have written changed by this. */
  public LlmError withProviderWords(UnaryOperator<String> change) {
    return new LlmError(
        kind,
        provider,
        model,
        change.apply(message),
        httpStatus,
        providerType == null ? null : change.apply(providerType),
        providerCode == null ? null : change.apply(providerCode),
        param == null ? null : change.apply(param),
        requestId == null ? null : change.apply(requestId),
        retryAfter,
        attempts,
        phase,
        reason,
        partialText);
  }

  public LlmError withOrigin(String newProvider, @Nullable String newModel) {
    return new LlmError(
        kind,
        newProvider,
        newModel,
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

  /** How a program gets over an error of some kind. */
  public enum Recovery {
    /** Change the key or the configuration. */
    CONFIGURE,
    /** Change the request. */
    CHANGE_REQUEST,
    /** Wait and try again; the library does so before the first content. */
    RETRY,
    /** Try another model or provider. */
    SWITCH,
    /** Ask the person, pay, or give up. */
    STOP
  }

  /** Kinds of failure. Each knows whether a retry can help, how to recover, and its typed code. */
  public enum Kind {
    MISSING_CREDENTIALS(false, Recovery.CONFIGURE, "EPERMISSION"),
    INVALID_CONFIG(false, Recovery.CONFIGURE, "EVALIDATION"),
    AUTHENTICATION(false, Recovery.CONFIGURE, "EPERMISSION"),
    PERMISSION(false, Recovery.CONFIGURE, "EPERMISSION"),
    BILLING(false, Recovery.STOP, "EQUOTA"),
    RATE_LIMITED(true, Recovery.RETRY, "EQUOTA"),
    OVERLOADED(true, Recovery.RETRY, "EIO"),
    CONTEXT_LENGTH(false, Recovery.CHANGE_REQUEST, "EVALIDATION"),
    CONTENT_BLOCKED(false, Recovery.CHANGE_REQUEST, "EPERMISSION"),
    MODEL_NOT_FOUND(false, Recovery.CONFIGURE, "EVALIDATION"),
    ENDPOINT_NOT_FOUND(false, Recovery.CONFIGURE, "EVALIDATION"),
    MODEL_NOT_LOADED(true, Recovery.RETRY, "EIO"),
    INVALID_REQUEST(false, Recovery.CHANGE_REQUEST, "EVALIDATION"),
    UNSUPPORTED_FEATURE(false, Recovery.CHANGE_REQUEST, "EVALIDATION"),
    SERVER_ERROR(true, Recovery.RETRY, "EIO"),
    CONNECT_FAILED(true, Recovery.RETRY, "EIO"),
    TIMEOUT(true, Recovery.RETRY, "ETIMEOUT"),
    STREAM_INTERRUPTED(true, Recovery.RETRY, "EIO"),
    STREAM_TRUNCATED(true, Recovery.RETRY, "EIO"),
    BAD_RESPONSE(true, Recovery.SWITCH, "EIO"),
    INVALID_TOOL_CALL(false, Recovery.CHANGE_REQUEST, "EVALIDATION"),
    TOOL_FAILED(false, Recovery.STOP, "ERUNTIME"),
    TOOL_LIMIT(false, Recovery.STOP, "EQUOTA"),
    BUDGET_EXCEEDED(false, Recovery.STOP, "EQUOTA"),
    CACHE_MISS(false, Recovery.STOP, "EIO"),
    CANCELLED(false, Recovery.STOP, "ERUNTIME");

    private final boolean retryable;
    private final Recovery recovery;
    private final String code;

    Kind(boolean retryable, Recovery recovery, String code) {
      this.retryable = retryable;
      this.recovery = recovery;
      this.code = code;
    }

    /** Whether the same request may succeed when it is sent again. */
    public boolean retryable() {
      return retryable;
    }

    public Recovery recovery() {
      return recovery;
    }

    /**
     * The typed code: {@code EVALIDATION}, {@code EPERMISSION}, {@code ETIMEOUT}, {@code EIO} ...
     */
    public String code() {
      return code;
    }

    /** The name in JSON: {@code rate_limited}. */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
