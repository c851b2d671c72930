package dev.sage.workbench.packed;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing array of numbers of seven bits a byte, low bits first. Not thread-safe. */
public final class Varints {

  private byte[] bytes = new byte[256];
  private int size;

  public void number(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[size++] = (byte) rest;
  }

  /** A number that may be negative: small ones of either sign stay short. */
  public void signed(long value) {
    number((value << 1) ^ (value >> 63));
  }

  public void text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    number(utf8.length);
    bytes(utf8);
  }

  public void bytes(byte[] value) {
    ensure(value.length);
    System.arraycopy(value, 0, bytes, size, value.length);
    size += value.length;
  }

  private void ensure(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
    }
  }

  /** The array itself: what lies behind {@link #size} is not part of it. */
  public byte[] array() {
    return bytes;
  }

  /** A copy of what was written. */
  public byte[] copy() {
    return Arrays.copyOf(bytes, size);
  }

  public int size() {
    return size;
  }

  public void clear() {
    size = 0;
  }

  /** Reads what the outer class wrote. Not thread-safe. */
  public static final class Reader {
    private final byte[] bytes;
    private int at;

    public Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    public boolean more() {
      return at < bytes.length;
    }

    public long number() {
      byte first = bytes[at];
      if (first >= 0) {
        // Most of them, and a million frames have nine million: also before this is compiled.
        at++;
        return first;
      }
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        byte b = bytes[at++];
        value |= (b & 0x7FL) << shift;
        if (b >= 0) {
          return value;
        }
      }
    }

    public long signed() {
      long value = number();
      return (value >>> 1) ^ -(value & 1);
    }

    public String text() {
      int length = (int) number();
      var value = new String(bytes, at, length, StandardCharsets.UTF_8);
      at += length;
      return value;
    }
  }
}
