package dev.sage.llm.call;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmException;
import dev.sage.llm.Timeouts;
import dev.sage.llm.provider.Provider;
import dev.sage.llm.provider.ProviderRegistry;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.telemetry.StreamTap;
import dev.sage.llm.transport.Watchdog;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Puts together what a call is made with: the request's own wishes, and the client's where it has
 * none. Immutable, thread-safe.
 *
 * @param timeouts of requests that have none, from those that suit how far away the provider is
 */
public record CallSetups(
    ProviderRegistry registry,
    Policies policies,
    UnaryOperator<Timeouts> timeouts,
    Watchdog watchdog,
    Redactor redactor,
    List<StreamTap> taps) {

  /** What this request is called with. */
  public CallSetup of(ChatRequest request, @Nullable String parentId, boolean streaming) {
    var fallbacks = policies.fallbacks().after(request.model());
    return new CallSetup(
        target(request, streaming),
        fallbacks.stream().map(model -> fallback(request, model, streaming)).toList(),
        id(request),
        parentId,
        streaming,
        policies,
        watchdog,
        redactor,
        taps);
  }

  /** Our id of the call: the request's, or a new one. */
  public static String id(ChatRequest request) {
    var id = request.requestId();
    return id == null ? RequestIds.next(System.currentTimeMillis()) : id;
  }

  private Supplier<CallTarget> fallback(ChatRequest request, String model, boolean streaming) {
    return () -> target(request.withModel(model), streaming);
  }

  private CallTarget target(ChatRequest request, boolean streaming) {
    var provider = provider(request);
    var limits = request.timeouts();
    if (limits == null) {
      limits = timeouts.apply(provider.local() ? Timeouts.LOCAL : Timeouts.DEFAULT);
    }
    return new CallTarget(provider, request, streaming ? limits : RequestCheck.notStreamed(limits));
  }

  private Provider provider(ChatRequest request) {
    var name = request.provider();
    if (name.isEmpty() || request.modelName().isEmpty()) {
      return new RefusedCall(name, RequestCheck.unnamed(request.model(), name));
    }
    var fault = policies.input().check(request);
    if (fault != null) {
      return new RefusedCall(name, fault);
    }
    try {
      return registry.find(name);
    } catch (LlmException refused) {
      return new RefusedCall(name, refused.error());
    }
  }
}
