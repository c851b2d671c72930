package dev.sage.llm.call;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.cache.CacheMode;
import dev.sage.llm.cache.CachedCall;
import dev.sage.llm.provider.Attempt;
import dev.sage.llm.provider.CallContext;
import dev.sage.llm.transport.AttemptGuard;
import dev.sage.llm.transport.Cancellation;
import org.jspecify.annotations.Nullable;

/** Where the attempts of one call come from. Not thread-safe. */
final class AttemptSource {

  /** An attempt that is to be made. */
  interface Prepared {

    /** Whether a provider is asked, so that limits and budgets count it. */
    boolean remote();

    /** Whether it is an answer that was there already. */
    default boolean cached() {
      return false;
    }

    /**
     * Opens it; does no I/O yet.
     *
     * @throws LlmException where the provider refuses the request
     */
    Attempt open(AttemptGuard guard);
  }

  private record FromProvider(CallSetup setup, int number) implements Prepared {
    @Override
    public boolean remote() {
      return !(setup.provider() instanceof RefusedCall);
    }

    @Override
    public Attempt open(AttemptGuard guard) {
      return setup
          .provider()
          .open(
              setup.request(),
              new CallContext(setup.requestId(), number, setup.streaming(), guard));
    }
  }

  /** The provider's answer, kept for the cache on its way. */
  private record Recorded(Prepared asked, CachedCall call) implements Prepared {
    @Override
    public boolean remote() {
      return true;
    }

    @Override
    public Attempt open(AttemptGuard guard) {
      return call.recording(asked.open(guard));
    }
  }

  /** An answer that is there already. */
  private record Ready(Attempt answer) implements Prepared {
    @Override
    public boolean remote() {
      return false;
    }

    @Override
    public boolean cached() {
      return true;
    }

    @Override
    public Attempt open(AttemptGuard guard) {
      return answer;
    }
  }

  /** No answer to be had: the call fails, without another attempt. */
  private record Refused(LlmError error) implements Prepared {
    @Override
    public boolean remote() {
      return false;
    }

    @Override
    public Attempt open(AttemptGuard guard) {
      throw new LlmException(error);
    }
  }

  private final CallSetup setup;

  /** Null where the call has nothing to do with a cache, which then costs nothing. */
  private final @Nullable CachedCall cached;

  AttemptSource(CallSetup setup) {
    this.setup = setup;
    var cache = setup.cache();
    // A configuration that is wrong is what to tell, not that there is no stored answer.
    this.cached =
        cache == null || setup.provider() instanceof RefusedCall
            ? null
            : cache.call(setup.request(), setup.provider());
  }

  /**
   * The attempt of this number, from 1. Where an equal call is being made already it waits for that
   * one's answer, until the call is cancelled or its total time is over; so no timer of the attempt
   * should run yet.
   */
  Prepared next(int number, Cancellation cancellation) {
    var asked = new FromProvider(setup, number);
    if (cached == null) {
      return needsCache() ? new Refused(withoutCache()) : asked;
    }
    return switch (cached.next(cancellation, setup.timeouts().total())) {
      case CachedCall.Source.Answer(Attempt answer) -> new Ready(answer);
      case CachedCall.Source.Refused(LlmError error) -> new Refused(error);
      case CachedCall.Source.Ask _ -> new Recorded(asked, cached);
    };
  }

  /** The program pulls the call. */
  void pulled() {
    if (cached != null) {
      cached.pulled();
    }
  }

  /** The program has what there was; it may take its time. */
  void yielded() {
    if (cached != null) {
      cached.yielded();
    }
  }

  /** The call is over; told exactly once. */
  void ended(StreamEvent terminal) {
    if (cached != null) {
      cached.ended(terminal);
    }
  }

  private boolean needsCache() {
    return setup.cache() == null && setup.request().cache() == CacheMode.REPLAY_ONLY;
  }

  private LlmError withoutCache() {
    return LlmError.of(
        LlmError.Kind.INVALID_CONFIG,
        setup.provider().name(),
        setup.request().modelName(),
        "The request's cache mode is replay_only, but this client has no cache to replay from. Give"
            + " it one with Llm.builder().cache(…), or take the mode out of the request.");
  }
}
