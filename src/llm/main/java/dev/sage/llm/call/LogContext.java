package dev.sage.llm.call;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The ids of a call in the MDC of the thread that works for it, and the program's own values back
 * afterwards: ours, and the provider's as soon as its response headers are there. Not thread-safe:
 * threads that work for a call do so one after the other.
 */
public final class LogContext {

  /** The key of our id. */
  public static final String REQUEST_ID = "requestId";

  /** The key of the provider's id of the attempt. */
  public static final String PROVIDER_REQUEST_ID = "providerRequestId";

  private final String requestId;
  private @Nullable String providerRequestId;

  /** The context of a call with this id of ours. */
  public LogContext(String requestId) {
    this.requestId = requestId;
  }

  /** What a thread had in its MDC before. */
  public record Before(@Nullable String requestId, @Nullable String providerRequestId) {}

  /** The lines that this thread logs from now on belong to the call; returns what was there. */
  public Before enter() {
    var before = new Before(MDC.get(REQUEST_ID), MDC.get(PROVIDER_REQUEST_ID));
    MDC.put(REQUEST_ID, requestId);
    put(PROVIDER_REQUEST_ID, providerRequestId);
    return before;
  }

  /** Puts back what {@link #enter} returned; what was {@link #answered} is kept for the next. */
  public void leave(Before before) {
    providerRequestId = MDC.get(PROVIDER_REQUEST_ID);
    put(REQUEST_ID, before.requestId);
    put(PROVIDER_REQUEST_ID, before.providerRequestId);
  }

  /** The provider's id of the attempt that this thread works for; null while there is none. */
  static void answered(@Nullable String providerRequestId) {
    put(PROVIDER_REQUEST_ID, providerRequestId);
  }

  private static void put(String key, @Nullable String value) {
    if (value == null) {
      MDC.remove(key);
    } else {
      MDC.put(key, value);
    }
  }
}
