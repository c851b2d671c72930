package dev.sage.llm.redaction;

/**
 * The check digit of ISO/IEC 7812-1, annex B, over digits that come from the left. Which of them
 * count twice is known only at the end, so both sums are kept.
 */
final class Luhn {

  private int digits;
  private int ending;
  private int other;

  void add(int digit) {
    int twice = digit < 5 ? 2 * digit : 2 * digit - 9;
    int sum = other + digit;
    other = ending + twice;
    ending = sum;
    digits++;
  }

  int digits() {
    return digits;
  }

  boolean valid() {
    return ending % 10 == 0;
  }
}
