package dev.sage.llm.call;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Timeouts;
import dev.sage.llm.cache.ResponseCache;
import dev.sage.llm.provider.Provider;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.StreamTap;
import dev.sage.llm.transport.Watchdog;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one call is made with. Immutable.
 *
 * @param target who is asked now
 * @param fallbacks who is asked after it, in order
 */
public record CallSetup(
    CallTarget target,
    List<Supplier<CallTarget>> fallbacks,
    String requestId,
    @Nullable String parentId,
    boolean streaming,
    Policies policies,
    Watchdog watchdog,
    Redactor redactor,
    List<StreamTap> taps) {

  Provider provider() {
    return target.provider();
  }

  ChatRequest request() {
    return target.request();
  }

  Timeouts timeouts() {
    return target.timeouts();
  }

  @Nullable ResponseCache cache() {
    return policies.cache();
  }

  /** The same call, now asking another. */
  CallSetup at(CallTarget other) {
    return new CallSetup(
        other, fallbacks, requestId, parentId, streaming, policies, watchdog, redactor, taps);
  }
}
