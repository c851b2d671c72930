package dev.sage.llm.redaction;

/**
 * What rules see of a text: its bytes (UTF-8) with the escapes of JSON and of URLs taken out, from
 * a floor to an end that moves where the text arrives in pieces. A rule that reads beyond the end
 * of what has arrived has decided nothing ({@link #starved}): it is asked again when there is more.
 * Not thread-safe.
 */
final class View {

  /** Where nothing stands: before the beginning and behind the end. */
  static final int NONE = -1;

  /** How far rules may look back from their trigger: so much is kept of what has already left. */
  static final int BACK = 256;

  private byte[] bytes;
  private int end;
  private boolean complete;
  private boolean starved;

  /** A text that is there as a whole. */
  View(byte[] bytes) {
    this.bytes = bytes;
    this.end = bytes.length;
    this.complete = true;
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

  /** Whether a rule wanted to see more than is there. */
  boolean starved() {
    return starved;
  }
}
