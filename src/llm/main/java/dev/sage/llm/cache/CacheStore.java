package dev.sage.llm.cache;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link ResponseCache} keeps its entries: bytes under a name. Implementations are
 * thread-safe, and may lose any entry at any time. What one throws is logged and counted and taken
 * for a miss; the call goes on. Its methods are called on the threads that pull streams, so they
 * should not wait long.
 */
public interface CacheStore {

  /**
   * The entry under a key.
   *
   * @param key 64 hexadecimal digits, lower case
   * @return bytes that nobody changes; null where there is no entry
   * @throws IOException where it can't be read
   */
  byte @Nullable [] get(String key) throws IOException;

  /**
   * Keeps an entry in the place of the one before.
   *
   * @param key 64 hexadecimal digits, lower case
   * @param entry not changed any more by anybody
   * @throws IOException where it can't be written
   */
  void put(String key, byte[] entry) throws IOException;

  /**
   * Removes an entry, if it is there.
   *
   * @param key 64 hexadecimal digits, lower case
   * @throws IOException where it can't be removed
   */
  void remove(String key) throws IOException;

  /**
   * {@return how many bytes of entries it has dropped to stay within its bound; 0 where it has
   * none}
   */
  default long evictedBytes() {
    return 0;
  }
}
