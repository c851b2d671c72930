package dev.sage.llm.cache;

/** What the tests of a cache share whose entries can be looked at. */
abstract class StoredCase extends CacheCase {

  final PlainStore store = new PlainStore();
  final ResponseCache cache = ResponseCache.builder().store(store).build();
}
