package dev.sage.console.control;

import java.util.AbstractList;
import java.util.HexFormat;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Bytes as rows: offset, hexadecimal, text. Rows are made when they are asked for. The array is not
 * copied, because it may be long.
 */
final class HexRows extends AbstractList<String> implements RandomAccess {
  private static final HexFormat HEX = HexFormat.of();
  private final byte[] bytes;
  private final int perRow;
  private final @Nullable ByteRange mark;

  /**
   * Those bytes.
   *
   * @param mark what stands between brackets
   */
  HexRows(byte[] bytes, int perRow, @Nullable ByteRange mark) {
    this.bytes = bytes;
    this.perRow = perRow;
    this.mark = mark;
  }

  /** Characters in a row of so many bytes: offset, bytes, a space in the middle, text. */
  static int columns(int perRow) {
    return 8 + 2 + 3 * perRow + 2 + perRow;
  }

  @Override
  public String get(int row) {
    StringBuilder line = new StringBuilder(80);
    int from = row * perRow;
    line.append(HEX.toHexDigits(from, 8)).append("  ");
    for (int i = 0; i < perRow; i++) {
      if (from + i < bytes.length) {
        HEX.toHexDigits(line, bytes[from + i]).append(' ');
      } else {
        line.append("   ");
      }
      if (i == perRow / 2 - 1) {
        line.append(' ');
      }
    }
    bracket(line, from);
    line.append(' ');
    for (int i = from; i < Math.min(from + perRow, bytes.length); i++) {
      line.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '·');
    }
    return line.toString();
  }

  /** The brackets take the place of spaces, so that all columns stay where they are. */
  private void bracket(StringBuilder line, int from) {
    if (mark == null || mark.to() <= mark.from()) {
      return;
    }
    int first = mark.from() - from;
    if (first >= 0 && first < perRow) {
      line.setCharAt(column(first) - 1, '[');
    }
    int last = mark.to() - 1 - from;
    if (last >= 0 && last < perRow) {
      line.setCharAt(column(last) + 2, ']');
    }
  }

  private int column(int i) {
    return 8 + 2 + 3 * i + (i >= perRow / 2 ? 1 : 0);
  }

  /** Which byte of a row stands at a column of its text: the nearest one. */
  int byteAt(int column) {
    int text = 8 + 2 + 3 * perRow + 2;
    if (column >= text) {
      return Math.min(column - text, perRow - 1);
    }
    int i = 0;
    while (i < perRow - 1 && column >= column(i + 1)) {
      i++;
    }
    return i;
  }

  @Override
  public int size() {
    return Math.ceilDiv(bytes.length, perRow);
  }
}
