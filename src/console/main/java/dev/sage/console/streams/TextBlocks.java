package dev.sage.console.streams;

import java.util.List;

/**
 * Blocks of text, one below the other: which of them a line stands in. Immutable, thread-safe.
 *
 * @param text all of them
 * @param starts the line that each begins with, from 1
 */
record TextBlocks(String text, List<Integer> starts) {
  TextBlocks {
    starts = List.copyOf(starts);
  }

  /**
   * Puts blocks together.
   *
   * @param blank how many blank lines stand between two of them
   */
  static TextBlocks of(List<String> blocks, int blank) {
    Integer[] starts = new Integer[blocks.size()];
    int line = 1;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = line;
      line += (int) blocks.get(i).chars().filter(c -> c == '\n').count() + 1 + blank;
    }
    return new TextBlocks(String.join("\n".repeat(1 + blank), blocks), List.of(starts));
  }

  /** The block that a line stands in, or -1 where there is none. */
  int at(int line) {
    int block = starts.size() - 1;
    while (block >= 0 && starts.get(block) > line) {
      block--;
    }
    return block;
  }
}
