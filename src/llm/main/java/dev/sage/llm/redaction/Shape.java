package dev.sage.llm.redaction;

/**
 * What the bytes of a value look like: keys look random, words and names of settings do not. Reads
 * at most {@link #SAMPLE} bytes. Not thread-safe.
 */
final class Shape {

  private static final int SAMPLE = 64;

  private final int length;
  private int digits;
  private int uppers;
  private int lowers;
  private int steps;
  private int distinct;
  private int read;
  private boolean example;
  private final int[] counts = new int[128];

  private Shape(int length) {
    this.length = length;
  }

  static Shape of(View view, int from, int to) {
    var shape = new Shape(to - from);
    int before = View.NONE;
    for (int i = from; i < Math.min(to, from + SAMPLE); i++) {
      int c = view.at(i);
      shape.take(c, before);
      before = c;
    }
    shape.example = contains(view, from, to, "EXAMPLE") || contains(view, from, to, "...");
    return shape;
  }

  private static boolean contains(View view, int from, int to, String word) {
    int last = Math.min(to, from + SAMPLE) - word.length();
    for (int i = from; i <= last; i++) {
      int same = 0;
      while (same < word.length() && view.at(i + same) == word.charAt(same)) {
        same++;
      }
      if (same == word.length()) {
        return true;
      }
    }
    return false;
  }

  private void take(int c, int before) {
    read++;
    digits += c >= '0' && c <= '9' ? 1 : 0;
    uppers += c >= 'A' && c <= 'Z' ? 1 : 0;
    lowers += c >= 'a' && c <= 'z' ? 1 : 0;
    steps += c == before + 1 ? 1 : 0;
    distinct += counts[c & 0x7f]++ == 0 ? 1 : 0;
  }

  boolean hasDigit() {
    return digits > 0;
  }

  int digits() {
    return digits;
  }

  boolean hasLetter() {
    return uppers + lowers > 0;
  }

  /** Letters of one case and no digit: so are most words. */
  boolean oneCase() {
    return digits == 0 && (uppers == 0 || lowers == 0);
  }

  boolean mixed() {
    return digits > 0 && uppers + lowers > 0;
  }

  /** {@code xxxx}, {@code ****}, {@code 0000}: what stands where a key was, or will be. */
  boolean filler() {
    return distinct < Math.min(6, 1 + read / 2);
  }

  /** What documentation has: {@code AKIA…EXAMPLE}, and what was cut with dots. */
  boolean example() {
    return example;
  }

  /** {@code 1234567890}, {@code abcdef}. */
  boolean sequence() {
    return steps > read / 2;
  }

  /** Bits a byte (Shannon), of the bytes that were read. */
  double entropy() {
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / read;
        bits -= share * Math.log(share) / Math.log(2);
      }
    }
    return bits;
  }

  /** Whether it may well be the value of a key whose name stands before it. */
  boolean random() {
    return !filler() && !sequence() && (mixed() || mixedCase()) && entropy() >= floor();
  }

  /** A long run without digits is a key where its case changes as no word's does. */
  private boolean mixedCase() {
    return length >= 24 && uppers > length / 5 && lowers > length / 5;
  }

  /** Of few bytes no more is to be expected. */
  private double floor() {
    return length < 16 ? 2.5 : 3;
  }
}
