package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;

/**
 * What rules see of a text: its bytes (UTF-8) with the escapes of JSON and of URLs taken out, so
 * that a quote inside JSON inside JSON is a quote, and a key is one although somebody wrote its
 * dash as an escape. Where the text arrives in pieces the end moves, and a rule that reads beyond
 * it has decided nothing ({@link #starved}): it is asked again when there is more. Not thread-safe.
 */
final class View {

  /** Where nothing stands: before the beginning and behind the end. */
  static final int NONE = -1;

  /** How far rules may look back from their trigger: so much is kept of what has already left. */
  static final int BACK = 256;

  private byte[] bytes;

  /** How many backslashes stood before each; empty where none had any. */
  private byte[] slashes = new byte[0];

  private int end;
  private boolean complete;
  private boolean starved;

  /** The last run that was measured in each alphabet: a long one is not measured twice. */
  private final int[] runFrom = new int[Alphabet.count()];

  private final int[] runTo = new int[Alphabet.count()];

  private View(byte[] bytes, int end, boolean complete) {
    this.bytes = bytes;
    this.end = end;
    this.complete = complete;
    Arrays.fill(runFrom, NONE);
    Arrays.fill(runTo, NONE);
  }

  /** A text that is there as a whole; the array is not copied. */
  static View whole(byte[] bytes) {
    return whole(bytes, bytes.length);
  }

  /** The first bytes of an array as a whole text. */
  static View whole(byte[] bytes, int end) {
    return new View(bytes, end, true);
  }

  /** The same, with what {@link #backslashes} says. */
  static View whole(byte[] bytes, byte[] backslashes, int end) {
    var view = whole(bytes, end);
    view.slashes = backslashes;
    return view;
  }

  /** A text that arrives in pieces. */
  static View growing() {
    var view = new View(new byte[512], 0, false);
    view.slashes = new byte[512];
    return view;
  }

  /**
   * Adds a byte.
   *
   * @param backslashes how many it was escaped by
   */
  void append(int value, int backslashes) {
    if (end == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * end);
      slashes = Arrays.copyOf(slashes, 2 * end);
    }
    slashes[end] = (byte) backslashes;
    bytes[end++] = (byte) value;
  }

  /** How many backslashes escaped the byte here. */
  int backslashes(int index) {
    return slashes.length > 0 ? slashes[index] : 0;
  }

  /** Nothing comes any more. */
  void complete() {
    complete = true;
  }

  /** Forgets the first bytes: what stood at {@code count} stands at 0 from now on. */
  void drop(int count) {
    System.arraycopy(bytes, count, bytes, 0, end - count);
    System.arraycopy(slashes, count, slashes, 0, end - count);
    end -= count;
    for (int i = 0; i < runFrom.length; i++) {
      runFrom[i] -= count;
      runTo[i] -= count;
    }
  }

  /** The byte here, from 0 to 255, or {@link #NONE}. */
  int at(int index) {
    if (index >= 0 && index < end) {
      return bytes[index] & 0xff;
    }
    if (index >= end && !complete) {
      starved = true;
    }
    return NONE;
  }

  /** Behind the last byte that is there. */
  int end() {
    return end;
  }

  boolean isComplete() {
    return complete;
  }

  /** For the search, which reads millions of them; not to be changed. */
  byte[] array() {
    return bytes;
  }

  /** Whether a rule wanted to see more than is there. */
  boolean starved() {
    return starved;
  }

  void feed() {
    starved = false;
  }

  /**
   * The end of the run of this alphabet that begins here, at most {@code most} bytes further on.
   * However often it is asked within one run, that is read once.
   */
  int run(Alphabet alphabet, int from, int most) {
    int i = alphabet.index();
    int at = from;
    if (runFrom[i] <= from && from < runTo[i]) {
      at = runTo[i];
    } else {
      runFrom[i] = from;
    }
    int stop = Math.min(end, from + most);
    while (at < stop && alphabet.hasByte(bytes[at])) {
      at++;
    }
    runTo[i] = at;
    if (at >= from + most) {
      return from + most;
    }
    if (at == end && !complete) {
      starved = true;
    }
    return at;
  }

  /** Where the run of this alphabet begins that ends before this place. */
  int runBack(Alphabet alphabet, int to, int most) {
    int at = to;
    while (at > 0 && to - at < most && alphabet.has(at(at - 1))) {
      at--;
    }
    return at;
  }

  /** Whether these bytes stand here. */
  boolean has(byte[] text, int from) {
    for (int i = 0; i < text.length; i++) {
      if (at(from + i) != (text[i] & 0xff)) {
        return false;
      }
    }
    return true;
  }

  byte[] copy(int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  /** Bytes as characters, for names, which are ASCII. */
  String text(int from, int to) {
    return new String(bytes, from, to - from, ISO_8859_1);
  }
}
