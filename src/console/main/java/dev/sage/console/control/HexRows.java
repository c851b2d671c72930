package dev.sage.console.control;

import java.util.AbstractList;
import java.util.HexFormat;
import java.util.RandomAccess;

/** Bytes as rows of sixteen: offset, hexadecimal, text. Rows are made when they are asked for. */
final class HexRows extends AbstractList<String> implements RandomAccess {
  static final int PER_ROW = 16;

  private static final HexFormat HEX = HexFormat.of();
  private final byte[] bytes;

  HexRows(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  @Override
  public String get(int row) {
    StringBuilder line = new StringBuilder(80);
    int from = row * PER_ROW;
    line.append(HEX.toHexDigits(from, 8)).append("  ");
    for (int i = 0; i < PER_ROW; i++) {
      if (from + i < bytes.length) {
        HEX.toHexDigits(line, bytes[from + i]).append(' ');
      } else {
        line.append("   ");
      }
      if (i == PER_ROW / 2 - 1) {
        line.append(' ');
      }
    }
    line.append(' ');
    for (int i = from; i < Math.min(from + PER_ROW, bytes.length); i++) {
      line.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '·');
    }
    return line.toString();
  }

  @Override
  public int size() {
    return Math.ceilDiv(bytes.length, PER_ROW);
  }
}
