package dev.sage.llm.call;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of an answer so far, for the case that it breaks off. Kept in pieces: one buffer that
 * doubles would be copied over and over, and a long answer's would be too large for the young
 * generation. Not thread-safe.
 */
final class PartialText {

  private static final int PIECE = 8 << 10;

  private final StringBuilder open = new StringBuilder();
  private final List<String> pieces = new ArrayList<>(0);

  void append(String delta) {
    open.append(delta);
    if (open.length() >= PIECE) {
      pieces.add(open.toString());
      open.setLength(0);
    }
  }

  /** Lets go of everything. */
  void clear() {
    pieces.clear();
    open.setLength(0);
    open.trimToSize();
  }

  @Override
  public String toString() {
    return pieces.isEmpty() ? open.toString() : String.join("", pieces) + open;
  }
}
