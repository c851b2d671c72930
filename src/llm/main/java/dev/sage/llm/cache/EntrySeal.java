package dev.sage.llm.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes of an answer's bytes the entry that a store keeps, and knows its own again: a head, then
 * what the kind of seal adds. Thread-safe.
 */
abstract class EntrySeal {

  /** The format of what follows the head; another one is no entry of ours. */
  static final byte VERSION = 1;

  private static final byte[] MAGIC = "SAGE".getBytes(StandardCharsets.US_ASCII);

  private final byte[] head;

  /**
   * @param kind tells the kinds of seal apart
   */
  EntrySeal(char kind) {
    head = ByteBuffer.allocate(MAGIC.length + 2).put(MAGIC).put(VERSION).put((byte) kind).array();
  }

  /** The entry. */
  final byte[] close(CacheKey key, byte[] content) {
    byte[] closed = closeBody(key, content);
    byte[] entry = Arrays.copyOf(head, head.length + closed.length);
    System.arraycopy(closed, 0, entry, head.length, closed.length);
    return entry;
  }

  /** What was closed; null where the entry is damaged, or is no entry of this key and seal. */
  final byte @Nullable [] open(CacheKey key, byte[] entry) {
    return entry.length >= head.length && Arrays.equals(entry, 0, head.length, head, 0, head.length)
        ? openBody(key, ByteBuffer.wrap(entry, head.length, entry.length - head.length))
        : null;
  }

  /** What the body vouches for beside its content: the head, and whose entry it is. */
  final void bind(CacheKey key, Consumer<byte[]> to) {
    to.accept(head);
    to.accept(key.hex().getBytes(StandardCharsets.US_ASCII));
  }

  abstract byte[] closeBody(CacheKey key, byte[] content);

  abstract byte @Nullable [] openBody(CacheKey key, ByteBuffer body);
}
