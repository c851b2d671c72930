package dev.sage.llm.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Entries in memory, bounded by bytes: those that are used least go first (Window TinyLFU, which
 * takes both frequency and age into account). Thread-safe; starts no thread.
 */
public final class MemoryStore implements CacheStore {

  /** The bound where none is given: 64 MiB. */
  public static final long DEFAULT_MAX_BYTES = 64L << 20;

  /** What an entry takes beside key and content: objects' heads, links and counters. */
  private static final int OVERHEAD_BYTES = 200;

  private final Cache<String, byte[]> entries;
  private final LongAdder evicted = new LongAdder();

  private MemoryStore(Builder builder) {
    var building =
        Caffeine.newBuilder()
            .maximumWeight(builder.maxBytes)
            .weigher(MemoryStore::weight)
            .executor(Runnable::run)
            .evictionListener((_, entry, _) -> evicted.add(Objects.requireNonNull(entry).length))
            .ticker(builder.clock::getAsLong);
    var timeToLive = builder.timeToLive;
    entries = (timeToLive == null ? building : building.expireAfterWrite(timeToLive)).build();
  }

  /**
   * Makes a store of at most {@link #DEFAULT_MAX_BYTES}, whose entries don't grow old.
   *
   * @return the store
   */
  public static MemoryStore create() {
    return builder().build();
  }

  /**
   * Begins with the defaults of {@link #create}.
   *
   * @return a builder
   */
  public static Builder builder() {
    return new Builder();
  }

  private static int weight(String key, byte[] entry) {
    return OVERHEAD_BYTES + key.length() + entry.length;
  }

  @Override
  public byte @Nullable [] get(String key) {
    return entries.getIfPresent(key);
  }

  @Override
  public void put(String key, byte[] entry) {
    entries.put(key, entry);
  }

  @Override
  public void remove(String key) {
    entries.invalidate(key);
  }

  @Override
  public long evictedBytes() {
    return evicted.sum();
  }

  /** {@return what it takes in memory by now, in bytes, keys and overhead included} */
  public long bytes() {
    entries.cleanUp();
    return entries.policy().eviction().orElseThrow().weightedSize().orElseThrow();
  }

  /** Builds a {@link MemoryStore}. Not thread-safe. */
  public static final class Builder {
    private long maxBytes = DEFAULT_MAX_BYTES;
    private @Nullable Duration timeToLive;
    private LongSupplier clock = System::nanoTime;

    private Builder() {}

    /**
     * The most bytes that it takes, keys and 200 bytes for each entry included; an entry that is
     * larger is not kept.
     *
     * @param value bytes
     * @return this builder
     */
    public Builder maxBytes(long value) {
      maxBytes = value;
      return this;
    }

    /**
     * How long an entry is given after it was put; for ever where it is not set.
     *
     * @param value the time
     * @return this builder
     */
    public Builder timeToLive(Duration value) {
      timeToLive = value;
      return this;
    }

    /**
     * What the time to live is measured with; {@link System#nanoTime} where it is not given.
     *
     * @param value gives ns
     * @return this builder
     */
    public Builder clock(LongSupplier value) {
      clock = value;
      return this;
    }

    /**
     * Builds it.
     *
     * @return the store
     */
    public MemoryStore build() {
      return new MemoryStore(this);
    }
  }
}
