package dev.sage.llm.call;

import dev.sage.llm.LlmException;
import dev.sage.llm.provider.Attempt;
import dev.sage.llm.provider.CallContext;
import dev.sage.llm.transport.AttemptGuard;

/** Where the attempts of one call come from. Not thread-safe. */
final class AttemptSource {

  /** An attempt that is to be made. */
  interface Prepared {

    /** Whether a provider is asked, so that limits and budgets count it. */
    boolean remote();

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
      return true;
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

  private final CallSetup setup;

  AttemptSource(CallSetup setup) {
    this.setup = setup;
  }

  /** The attempt of this number, from 1. */
  Prepared next(int number) {
    return new FromProvider(setup, number);
  }
}
