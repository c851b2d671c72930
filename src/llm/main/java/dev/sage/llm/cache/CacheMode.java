package dev.sage.llm.cache;

/** How a call uses the client's cache. */
public enum CacheMode {
  /** A stored answer is given; where there is none the provider is asked and its answer stored. */
  READ_THROUGH,
  /** The provider is asked, and its answer stored. */
  RECORD_ONLY,
  /** A stored answer is given; where there is none the call fails with {@code cache_miss}. */
  REPLAY_ONLY,
  /** The cache is left alone. */
  BYPASS
}
