package dev.sage.llm.cache;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.provider.Provider;
import dev.sage.llm.secret.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers kept for equal requests, whole turns; given to a client by {@code Llm.builder().cache}.
 * Several clients may share one. Thread-safe.
 *
 * <p>Defaults: {@link CacheMode#READ_THROUGH}; a {@link MemoryStore} of 64 MiB; no secret; entries
 * of at most 8 MiB; 5 s of patience. Stored are complete answers that ended with stop, tool_calls
 * or length; never a failure, a cancelled call, a refusal, a filtered answer or a faulty tool call.
 * The store is written by the thread that pulls the stream, before the stream's end is given.
 *
 * <p>Equal calls that run at the same time in read-through mode share one: the first asks on its
 * own thread and streams as usual, the others wait for its whole turn, each under its own {@code
 * total} timer and cancellable. Where the first ends with an error of the provider, those of the
 * same client get the same error, without a retry of their own; of the other clients, whose keys
 * are others, one asks in its place. Where it is cancelled, runs into its own timers or budget, or
 * its answer is too large to be kept, the one that has waited longest takes its place and asks. So
 * it does where the first one's program does not pull its stream for longer than the patience, so
 * that nobody hangs on a slow reader, or on a stream that was forgotten.
 *
 * <p>Who may ask the cache is given what it has: a cache that users with different rights share
 * gives one user's answers to another. Give each a {@link Builder#namespace}, or a cache.
 */
public final class ResponseCache {

  private static final Logger LOG = LoggerFactory.getLogger(ResponseCache.class);

  private final CacheMode mode;
  private final CacheStore store;
  private final @Nullable Secret secret;
  private final EntrySeal seal;
  private final String namespace;
  private final int maxEntryBytes;
  private final long patience;
  private final ConcurrentHashMap<String, Flight> flights = new ConcurrentHashMap<>();

  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder collapsed = new LongAdder();
  private final LongAdder stored = new LongAdder();
  private final LongAdder corrupt = new LongAdder();
  private final LongAdder storeFailures = new LongAdder();

  private ResponseCache(Builder builder) {
    mode = builder.mode;
    var given = builder.store;
    store = given == null ? MemoryStore.create() : given;
    secret = builder.secret;
    seal = secret == null ? new PlainSeal() : new SecretSeal(secret);
    namespace = builder.namespace;
    maxEntryBytes = builder.maxEntryBytes;
    patience = TimeUnit.NANOSECONDS.convert(builder.patience);
  }

  /**
   * Makes a cache with the defaults.
   *
   * @return the cache
   */
  public static ResponseCache inMemory() {
    return builder().build();
  }

  /**
   * Begins with the defaults.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return how calls use it whose request does not say} */
  public CacheMode mode() {
    return mode;
  }

  /**
   * The key of a request to this provider in this cache: under its namespace and its secret.
   *
   * @param request what is asked
   * @param provider who is asked
   * @return the key
   * @throws CanonicalJsonException where the request has no canonical form; such a request is never
   *     stored
   */
  public CacheKey key(ChatRequest request, Provider provider) {
    return CacheKey.of(
        request, provider.wireFormat(), provider.url(request, true), namespace, secret);
  }

  /** {@return what it has done so far} */
  public CacheCounters counters() {
    return new CacheCounters(
        hits.sum(),
        misses.sum(),
        collapsed.sum(),
        stored.sum(),
        corrupt.sum(),
        storeFailures.sum(),
        store.evictedBytes());
  }

  /**
   * A call that uses this cache, for the engine that makes calls.
   *
   * @param request what is asked
   * @param provider who would be asked
   * @return null where the call leaves the cache alone
   */
  public @Nullable CachedCall call(ChatRequest request, Provider provider) {
    var asked = request.cache() == null ? mode : request.cache();
    return asked == CacheMode.BYPASS ? null : new CachedCall(this, request, provider, asked);
  }

  /** The stored answer; null where there is none that is good. */
  @Nullable CachedTurn find(CacheKey key) {
    byte[] entry;
    try {
      entry = store.get(key.hex());
    } catch (IOException | RuntimeException failed) {
      storeFailed("read", failed);
      return null;
    }
    if (entry == null) {
      return null;
    }
    byte[] content = seal.open(key, entry);
    var turn = content == null ? null : TurnCodec.decode(content);
    if (turn == null) {
      remove(key);
    }
    return turn;
  }

  private void remove(CacheKey key) {
    corrupt.increment();
    LOG.warn("A cache entry is damaged, foreign or of another version, and is removed");
    try {
      store.remove(key.hex());
    } catch (IOException | RuntimeException failed) {
      storeFailed("removed", failed);
    }
  }

  /** Stores an answer, if it is one to be stored. */
  void keep(CacheKey key, CachedTurn turn) {
    byte[] content = turn.storable() ? TurnCodec.encode(turn) : null;
    if (content == null || content.length > maxEntryBytes) {
      return;
    }
    try {
      store.put(key.hex(), seal.close(key, content));
      stored.increment();
    } catch (IOException | RuntimeException failed) {
      storeFailed("written", failed);
    }
  }

  private void storeFailed(String what, Exception failed) {
    storeFailures.increment();
    LOG.warn("A cache entry could not be {}; the call goes on without", what, failed);
  }

  void withoutKey(CanonicalJsonException why) {
    LOG.debug("A request has no cache key: {}", why.getMessage());
  }

  /** The flight of this key, with this call in it; a new one has it as its leader. */
  Flight join(CacheKey key, CachedCall call) {
    return Objects.requireNonNull(
        flights.compute(
            key.hex(),
            (hex, running) ->
                running != null && running.join(call) ? running : new Flight(hex, call, patience)));
  }

  /** A call has ended that leads a flight, or has led it. */
  void landed(Flight flight, CachedCall call, Flight.@Nullable Landing how) {
    flight.landed(call, how);
    left(flight);
  }

  /** A call has nothing to do with a flight any more. */
  void left(Flight flight) {
    if (flight.over()) {
      flights.remove(flight.key(), flight);
    }
  }

  int maxEntryBytes() {
    return maxEntryBytes;
  }

  void hit() {
    hits.increment();
  }

  void missed() {
    misses.increment();
  }

  void collapsed() {
    collapsed.increment();
  }

  /** Builds a {@link ResponseCache}. Not thread-safe. */
  public static final class Builder {
    private CacheMode mode = CacheMode.READ_THROUGH;
    private @Nullable CacheStore store;
    private @Nullable Secret secret;
    private String namespace = "";
    private int maxEntryBytes = 8 << 20;
    private Duration patience = Duration.ofSeconds(5);

    private Builder() {}

    /**
     * How calls use it whose request does not say; read-through where it is not given.
     *
     * @param value the mode
     * @return this builder
     */
    public Builder mode(CacheMode value) {
      mode = value;
      return this;
    }

    /**
     * Where entries are kept; a {@link MemoryStore} of 64 MiB where it is not given.
     *
     * @param value the store
     * @return this builder
     */
    public Builder store(CacheStore value) {
      store = value;
      return this;
    }

    /**
     * Hides prompts and answers from whoever sees the store: keys are HMAC-SHA256 under this
     * secret, entries are encrypted (AES-256-GCM) under a key that needs the secret and the request
     * both. Use at least 16 random characters. Entries stored under another secret, or without one,
     * are not found.
     *
     * @param value the secret
     * @return this builder
     */
    public Builder hashed(Secret value) {
      secret = value;
      return this;
    }

    /**
     * Part of every key, so that several users of one store have no answer in common.
     *
     * @param value any text; empty for none
     * @return this builder
     */
    public Builder namespace(String value) {
      namespace = value;
      return this;
    }

    /**
     * The most bytes of one answer; a larger one is not stored. 8 MiB where it is not given.
     *
     * @param value bytes
     * @return this builder
     */
    public Builder maxEntryBytes(int value) {
      maxEntryBytes = value;
      return this;
    }

    /**
     * How long waiting calls bear with an equal one whose program does not pull its stream; 5 s
     * where it is not given.
     *
     * @param value the longest time
     * @return this builder
     */
    public Builder patience(Duration value) {
      patience = value;
      return this;
    }

    /**
     * Builds it.
     *
     * @return the cache
     */
    public ResponseCache build() {
      return new ResponseCache(this);
    }
  }
}
