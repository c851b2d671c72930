package dev.sage.llm.provider.responses;

import java.util.Arrays;

/** How many characters of each numbered part have been given. Not thread-safe. */
final class PartLengths {

  /** Further parts are counted with the last. */
  private static final int MAX_PARTS = 1024;

  private int[] lengths = new int[2];
  private int total;

  void add(int part, int characters) {
    int index = Math.min(part, MAX_PARTS - 1);
    if (index >= lengths.length) {
      lengths = Arrays.copyOf(lengths, Math.max(index + 1, lengths.length * 2));
    }
    lengths[index] += characters;
    total += characters;
  }

  int of(int part) {
    int index = Math.min(part, MAX_PARTS - 1);
    return index < lengths.length ? lengths[index] : 0;
  }

  int total() {
    return total;
  }
}
