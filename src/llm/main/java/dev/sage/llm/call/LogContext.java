package dev.sage.llm.call;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Our id of a call in the MDC of the thread that works for it, and the program's own value back
 * afterwards. Stateless, thread-safe.
 */
public final class LogContext {

  /** The key of the id. */
  public static final String REQUEST_ID = "requestId";

  private LogContext() {}

  /** The lines that this thread logs from now on belong to this call; returns what was there. */
  public static @Nullable String enter(String requestId) {
    var before = MDC.get(REQUEST_ID);
    MDC.put(REQUEST_ID, requestId);
    return before;
  }

  /** Puts back what {@link #enter} returned. */
  public static void leave(@Nullable String before) {
    if (before == null) {
      MDC.remove(REQUEST_ID);
    } else {
      MDC.put(REQUEST_ID, before);
    }
  }
}
