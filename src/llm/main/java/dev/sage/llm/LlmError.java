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

  /**
   * {@return an error with only what is always known}
   *
   * @param kind what kind of failure
   * @param provider the provider's name
   * @param model the model asked for, where known
   * @param message one or two sentences: what happened, what to do
   */
  public static LlmError of(Kind kind, String provider, @Nullable String model, String message) {
    return new LlmError(
        kind, provider, model, message, null, null, null, null, null, null, 1, null, null, "");
  }

  /**
   * The same error with another message.
   *
   * @param value what happened, what to do
   * @return the changed copy
   */
  public LlmError withMessage(String value) {
    return changed(draft -> draft.message = value);
  }

  /**
   * The same error with this HTTP status.
   *
   * @param value null where there was none
   * @return the changed copy
   */
  public LlmError withHttpStatus(@Nullable Integer value) {
    return changed(draft -> draft.httpStatus = value);
  }

  /**
   * {@return the same error with what the provider calls it: its error type, its code, the field}
   *
   * @param type the provider's error type, where known
   * @param code its error code, where known
   * @param field the request field that it complains of, where known
   */
  public LlmError withProviderNames(
      @Nullable String type, @Nullable String code, @Nullable String field) {
    return changed(
        draft -> {
          draft.providerType = type;
          draft.providerCode = code;
          draft.param = field;
        });
  }

  /**
   * The same error with the provider's request id.
   *
   * @param value null where there was none
   * @return the changed copy
   */
  public LlmError withRequestId(@Nullable String value) {
    return changed(draft -> draft.requestId = value);
  }

  /**
   * The same error with the wait that the provider asks for.
   *
   * @param value null where it asks for none
   * @return the changed copy
   */
  public LlmError withRetryAfter(@Nullable Duration value) {
    return changed(draft -> draft.retryAfter = value);
  }

  /**
   * The same error with the number of attempts that were made.
   *
   * @param value from 1
   * @return the changed copy
   */
  public LlmError withAttempts(int value) {
    return changed(draft -> draft.attempts = value);
  }

  /**
   * The same error with where in the call it happened and why.
   *
   * @param newPhase the phase, where known
   * @param newReason which timer, or which fault of a tool call
   * @return the changed copy
   */
  public LlmError at(@Nullable String newPhase, @Nullable String newReason) {
    return changed(
        draft -> {
          draft.phase = newPhase;
          draft.reason = newReason;
        });
  }

  /**
   * The same error with what had arrived.
   *
   * @param value the answer so far; empty where there is none
   * @return the changed copy
   */
  public LlmError withPartialText(String value) {
    return changed(draft -> draft.partialText = value);
  }

  /**
   * {@return the same error with every text that the provider may have written changed}
   *
   * @param change gives the text to show in place of the one given
   */
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

  /**
   * The same error with whom it is about.
   *
   * @param newProvider the provider's name
   * @param newModel the model asked for, where known
   * @return the changed copy
   */
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
    /** Correct the key or the configuration. */
    CONFIGURE("Correct the key or the configuration; the same call cannot succeed before."),
    /** Send another request. */
    CHANGE_REQUEST("Send another request: shorter, or without what is complained of."),
    /** Wait as long as the provider asks, then send it again. */
    WAIT("Wait as long as the provider asks, or a little longer each time, and send it again."),
    /** Send it again after a short wait. */
    RETRY("Send it again after a short wait that grows."),
    /** Take another model or provider. */
    SWITCH("Take another model or provider."),
    /** Answer the tool call with an error, so that the model can correct itself. */
    TELL_MODEL("Give the model an error as the tool's result, so that it can correct itself."),
    /** A person has to pay or to raise a limit. */
    ASK("Ask the person: to pay, or to raise a limit."),
    /** Nothing is to be done. */
    STOP("Nothing is to be done; what had arrived is kept.");

    private final String action;

    Recovery(String action) {
      this.action = action;
    }

    /** {@return what to do, in a sentence} */
    public String action() {
      return action;
    }

    /** {@return the name in JSON: {@code change_request}} */
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
    /** No key was found for a provider that needs one; nothing was sent. */
    MISSING_CREDENTIALS(Helps.NEITHER, Recovery.CONFIGURE, "ESECRET_NOT_FOUND"),
    /** An address, a name or a setting is wrong; nothing was sent. */
    INVALID_CONFIG(Helps.NEITHER, Recovery.CONFIGURE, "EVALIDATION"),
    /** The key is unknown, expired or revoked. */
    AUTHENTICATION(Helps.NEITHER, Recovery.CONFIGURE, "EPERMISSION"),
    /** The key is good but may not do this. */
    PERMISSION(Helps.SWITCH, Recovery.SWITCH, "EPERMISSION"),
    /** No credit, or a spending cap is reached; never retried. */
    BILLING(Helps.SWITCH, Recovery.ASK, "EQUOTA"),
    /**
     * Too many requests or tokens in a time; {@code retryAfter} says how long to wait, where known.
     */
    RATE_LIMITED(Helps.RETRY_OR_SWITCH, Recovery.WAIT, "EQUOTA"),
    /** The provider has more to do than it can. */
    OVERLOADED(Helps.RETRY_OR_SWITCH, Recovery.WAIT, "EIO"),
    /** The prompt, or prompt and answer together, are longer than the model takes. */
    CONTEXT_LENGTH(Helps.SWITCH, Recovery.CHANGE_REQUEST, "EVALIDATION"),
    /** The prompt was refused by a filter before there was an answer. */
    CONTENT_BLOCKED(Helps.SWITCH, Recovery.CHANGE_REQUEST, "EPERMISSION"),
    /** There is no such model, or not for this key. */
    MODEL_NOT_FOUND(Helps.SWITCH, Recovery.CONFIGURE, "EVALIDATION"),
    /** There is no such path at this address. */
    ENDPOINT_NOT_FOUND(Helps.NEITHER, Recovery.CONFIGURE, "EVALIDATION"),
    /** A local server has the model and is still loading it, or has not begun. */
    MODEL_NOT_LOADED(Helps.RETRY_OR_SWITCH, Recovery.WAIT, "EIO"),
    /** The provider does not take the request as it is. */
    INVALID_REQUEST(Helps.NEITHER, Recovery.CHANGE_REQUEST, "EVALIDATION"),
    /** The wire format, the provider or the model has no such thing. */
    UNSUPPORTED_FEATURE(Helps.SWITCH, Recovery.SWITCH, "EVALIDATION"),
    /** The provider failed (HTTP 5xx). */
    SERVER_ERROR(Helps.RETRY_OR_SWITCH, Recovery.RETRY, "EIO"),
    /** No connection: name, address, proxy, TLS. */
    CONNECT_FAILED(Helps.RETRY_OR_SWITCH, Recovery.RETRY, "EIO"),
    /** One of the timers ran out; {@code reason} names it. */
    TIMEOUT(Helps.RETRY_OR_SWITCH, Recovery.RETRY, "ETIMEOUT"),
    /** The connection broke while the answer came. */
    STREAM_INTERRUPTED(Helps.RETRY_OR_SWITCH, Recovery.RETRY, "EIO"),
    /** The stream ended in order, but before the answer did. */
    STREAM_TRUNCATED(Helps.RETRY_OR_SWITCH, Recovery.RETRY, "EIO"),
    /** What came is no answer of this wire format. */
    BAD_RESPONSE(Helps.RETRY_OR_SWITCH, Recovery.RETRY, "EIO"),
    /** The model called a tool wrongly too often; {@code reason} names the fault. */
    INVALID_TOOL_CALL(Helps.NEITHER, Recovery.TELL_MODEL, "EVALIDATION"),
    /** A tool failed. */
    TOOL_FAILED(Helps.NEITHER, Recovery.TELL_MODEL, "ERUNTIME"),
    /** A call with tools had more rounds than it may have. */
    TOOL_LIMIT(Helps.NEITHER, Recovery.ASK, "EQUOTA"),
    /** A budget of this program is used up; nothing was sent. */
    BUDGET_EXCEEDED(Helps.NEITHER, Recovery.ASK, "EQUOTA"),
    /** The call was to be answered from the cache alone, which has no answer. */
    CACHE_MISS(Helps.NEITHER, Recovery.STOP, "EIO"),
    /** The program cancelled the call; {@code reason} is its own. */
    CANCELLED(Helps.NEITHER, Recovery.STOP, "ERUNTIME");

    private final Helps helps;
    private final Recovery recovery;
    private final String code;

    Kind(Helps helps, Recovery recovery, String code) {
      this.helps = helps;
      this.recovery = recovery;
      this.code = code;
    }

    /** {@return whether the same request may succeed when it is sent again} */
    public boolean retryable() {
      return helps == Helps.RETRY || helps == Helps.RETRY_OR_SWITCH;
    }

    /** {@return whether another model or provider may succeed where this one failed} */
    public boolean switchable() {
      return helps == Helps.SWITCH || helps == Helps.RETRY_OR_SWITCH;
    }

    /** {@return what a program does} */
    public Recovery recovery() {
      return recovery;
    }

    /**
     * {@return the typed code: {@code EVALIDATION}, {@code EPERMISSION}, {@code ETIMEOUT}, {@code
     * EIO} ..}
     */
    public String code() {
      return code;
    }

    /** {@return what happened, in a sentence} */
    public String description() {
      return KindText.description(this);
    }

    /** {@return what a person does about it, in a sentence} */
    public String fix() {
      return KindText.fix(this);
    }

    /** {@return the name in JSON: {@code rate_limited}} */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
