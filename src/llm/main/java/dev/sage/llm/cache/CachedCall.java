package dev.sage.llm.cache;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.Attempt;
import dev.sage.llm.provider.Provider;
import dev.sage.llm.transport.Cancellation;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One call's dealings with a {@link ResponseCache}, for the engine that makes calls; a program has
 * no use for it. Not thread-safe, but the {@link Cancellation} may be used from any thread.
 */
public final class CachedCall {

  /** Where the answer of a call comes from. */
  public sealed interface Source {
    /**
     * The cache, or an equal call: no provider is asked.
     *
     * @param attempt gives the answer
     */
    record Answer(Attempt attempt) implements Source {}

    /**
     * Nowhere: the call fails, and another attempt would not help.
     *
     * @param error why
     */
    record Refused(LlmError error) implements Source {}

    /** The provider, whose attempt is to be wrapped by {@link CachedCall#recording}. */
    record Ask() implements Source {}
  }

  private static final Source ASK = new Source.Ask();

  private final ResponseCache cache;
  private final ChatRequest request;
  private final Provider provider;
  private final CacheMode mode;
  private @Nullable CacheKey key;
  private @Nullable Flight flight;
  private @Nullable Keeping keeping;
  private boolean asking;

  /** An answer on its way into the cache. */
  private record Keeping(CacheKey key, TurnRecorder recorder) {}

  /**
   * @param mode not {@link CacheMode#BYPASS}
   */
  CachedCall(ResponseCache cache, ChatRequest request, Provider provider, CacheMode mode) {
    this.cache = cache;
    this.request = request;
    this.provider = provider;
    this.mode = mode;
  }

  /**
   * Where the next attempt's answer comes from. Waits where an equal call is being made.
   *
   * @param cancellation ends the wait
   * @param limit the longest wait
   * @return where from
   */
  public Source next(Cancellation cancellation, Duration limit) {
    if (asking) {
      return ASK;
    }
    long begun = System.nanoTime();
    var made = key();
    key = made;
    return switch (mode) {
      case RECORD_ONLY, BYPASS -> ask();
      case REPLAY_ONLY -> {
        var turn = made == null ? null : cache.find(made);
        yield turn == null ? missed() : hit(turn, begun);
      }
      case READ_THROUGH -> {
        if (made == null) {
          cache.missed();
          yield ask();
        }
        var turn = cache.find(made);
        yield turn == null ? together(made, begun, cancellation, limit) : hit(turn, begun);
      }
    };
  }

  /**
   * The provider's attempt, with its answer kept on the way.
   *
   * @param asked the provider's attempt
   * @return the same for its user
   */
  public Attempt recording(Attempt asked) {
    var made = key;
    if (made == null) {
      return asked;
    }
    var recorder = new TurnRecorder(cache.maxEntryBytes());
    keeping = new Keeping(made, recorder);
    return new RecordingAttempt(asked, recorder);
  }

  /** The call is pulled from now on. */
  public void pulled() {
    var joined = flight;
    if (joined != null) {
      joined.pulled(this, true);
    }
  }

  /** The call has given what it had; whether it is pulled again is its program's affair. */
  public void yielded() {
    var joined = flight;
    if (joined != null) {
      joined.pulled(this, false);
    }
  }

  /**
   * The call is over: its answer is stored, and given to those that wait for it.
   *
   * @param terminal how it ended
   */
  public void ended(StreamEvent terminal) {
    var turn = terminal instanceof StreamEvent.End end ? keep(end) : null;
    keeping = null;
    var joined = flight;
    if (joined != null) {
      flight = null;
      cache.landed(joined, this, landing(turn, terminal));
    }
  }

  private @Nullable CachedTurn keep(StreamEvent.End end) {
    var answer = keeping;
    var turn = answer == null ? null : answer.recorder().turn(end);
    if (answer != null && turn != null) {
      cache.keep(answer.key(), turn);
    }
    return turn;
  }

  private Flight.@Nullable Landing landing(@Nullable CachedTurn turn, StreamEvent terminal) {
    if (turn != null) {
      return new Flight.Landing.Turn(turn);
    }
    return terminal instanceof StreamEvent.Failure(LlmError error, _, _) && !ownFault(error)
        ? new Flight.Landing.Failed(error, provider)
        : null;
  }

  /** Whether an equal call may well end otherwise, because its timers, budget or program differ. */
  private static boolean ownFault(LlmError error) {
    return switch (error.kind()) {
      case CANCELLED, TIMEOUT, BUDGET_EXCEEDED -> true;
      default -> false;
    };
  }

  private @Nullable CacheKey key() {
    try {
      return cache.key(request, provider);
    } catch (CanonicalJsonException withoutKey) {
      cache.withoutKey(withoutKey);
      return null;
    }
  }

  private Source hit(CachedTurn turn, long begun) {
    cache.hit();
    return new Source.Answer(new ReplayAttempt(turn, begun));
  }

  private Source ask() {
    asking = true;
    return ASK;
  }

  private Source missed() {
    cache.missed();
    return new Source.Refused(
        LlmError.of(
            LlmError.Kind.CACHE_MISS,
            provider.name(),
            request.modelName(),
            "There is no stored answer to this request, and the cache mode replay_only forbids to"
                + " ask the provider. Record the answer first (record_only or read_through), or"
                + " make the call in another mode."));
  }

  /** One of all equal calls asks, the others wait. */
  private Source together(CacheKey made, long begun, Cancellation cancellation, Duration limit) {
    var joined = cache.join(made, this);
    flight = joined;
    if (joined.leads(this)) {
      // The one before may have stored its answer after this call had looked, and before it joined.
      var turn = cache.find(made);
      if (turn == null) {
        cache.missed();
        return ask();
      }
      flight = null;
      cache.landed(joined, this, new Flight.Landing.Turn(turn));
      return hit(turn, begun);
    }
    return switch (joined.await(this, cancellation, limit)) {
      case Flight.Landing.Leads _ -> {
        cache.missed();
        yield ask();
      }
      case Flight.Landing.Turn(CachedTurn turn) -> {
        leave(joined);
        cache.collapsed();
        yield new Source.Answer(new ReplayAttempt(turn, begun));
      }
      case Flight.Landing.Failed(LlmError error, Provider by) -> {
        leave(joined);
        if (!isOurs(by)) {
          yield together(made, begun, cancellation, limit.minusNanos(System.nanoTime() - begun));
        }
        cache.collapsed();
        yield new Source.Refused(error);
      }
      case Flight.Landing.Late _ -> {
        leave(joined);
        yield new Source.Refused(late(limit));
      }
      case Flight.Landing.Cancelled _ -> {
        leave(joined);
        yield ask(); // the engine sees the cancel before it asks
      }
    };
  }

  /** What is wrong with another client's key, account or network is not wrong here. */
  @SuppressWarnings("ReferenceEquality")
  private boolean isOurs(Provider by) {
    return by == provider;
  }

  private void leave(Flight joined) {
    flight = null;
    cache.left(joined);
  }

  private LlmError late(Duration limit) {
    return LlmError.of(
            LlmError.Kind.TIMEOUT,
            provider.name(),
            request.modelName(),
            "An equal call that this one waited for was not complete within %s s (the total timer)."
                    .formatted(limit.toMillis() / 1e3)
                + " If it needs longer, raise Timeouts.total; to ask by yourself, use record_only.")
        .at(null, "total");
  }
}
