package dev.sage.llm.transport;

import java.util.Arrays;

/**
 * Bytes that grow at the end, by doubling, so that building is linear. Large arrays are let go on
 * {@link #clear}. Not thread-safe.
 */
final class ByteBuilder {

  private static final int FIRST = 256;
  private static final int KEEP = 64 << 10;

  private byte[] array = {};
  private int length;

  void append(byte[] bytes, int from, int count) {
    room(count);
    System.arraycopy(bytes, from, array, length, count);
    length += count;
  }

  void append(byte value) {
    room(1);
    array[length++] = value;
  }

  private void room(int count) {
    if (count > array.length - length) {
      array = Arrays.copyOf(array, Math.max(Math.max(FIRST, array.length * 2), length + count));
    }
  }

  /** Its array: the same until the next append, good from 0 to {@link #length}. */
  byte[] array() {
    return array;
  }

  int length() {
    return length;
  }

  /** Empties it; whoever holds {@link #array} may read it until the next append. */
  void clear() {
    length = 0;
    if (array.length > KEEP) {
      array = new byte[0];
    }
  }
}
