package dev.sage.llm.transport;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds line ends, eight bytes at a step. */
final class Lines {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH = 0x8080808080808080L;
  private static final long LINE_FEEDS = ONES * '\n';
  private static final long RETURNS = ONES * '\r';

  private Lines() {}

  /** The position of the first CR or LF in {@code [from, to)}, or -1. */
  static int end(byte[] bytes, int from, int to) {
    int position = from;
    for (; position <= to - Long.BYTES; position += Long.BYTES) {
      long word = (long) LONGS.get(bytes, position);
      long hit = zeroBytes(word ^ LINE_FEEDS) | zeroBytes(word ^ RETURNS);
      if (hit != 0) {
        return position + (Long.numberOfTrailingZeros(hit) >>> 3);
      }
    }
    for (; position < to; position++) {
      if (bytes[position] == '\n' || bytes[position] == '\r') {
        return position;
      }
    }
    return -1;
  }

  /** The high bit of each zero byte; bits above the lowest of them may be wrong, it never is. */
  private static long zeroBytes(long word) {
    return (word - ONES) & ~word & HIGH;
  }

  /** Whether {@code name} stands at {@code from}; the caller knows that there is room for it. */
  static boolean is(byte[] name, byte[] bytes, int from) {
    for (int i = 0; i < name.length; i++) {
      if (bytes[from + i] != name[i]) {
        return false;
      }
    }
    return true;
  }

  /** {@code from}, or behind the UTF-8 byte order mark that stands there. */
  static int afterByteOrderMark(byte[] bytes, int from, int to) {
    return to - from >= 3
            && bytes[from] == (byte) 0xEF
            && bytes[from + 1] == (byte) 0xBB
            && bytes[from + 2] == (byte) 0xBF
        ? from + 3
        : from;
  }
}
