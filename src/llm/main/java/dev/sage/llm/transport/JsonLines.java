package dev.sage.llm.transport;

/**
 * Tells a body of one JSON object from one with an object a line, where the header does not: an
 * object that ends at a line's end with another behind it. Inside JSON no such place exists, since
 * a comma would have to be between them. Not thread-safe.
 */
public final class JsonLines {

  private enum State {
    FIRST_LINE,
    BEHIND_IT,
    ONE_VALUE,
    LINES
  }

  private State state = State.FIRST_LINE;

  /** The last byte of the first line so far that is no white space; 0 before there is one. */
  private byte last;

  /** For a new body. */
  public JsonLines() {}

  /**
   * Looks at the next piece of the body.
   *
   * @param bytes holds the piece
   * @param from where it begins
   * @param to where it ends, exclusive
   * @return whether it is certain by now that there is an object a line
   */
  public boolean in(byte[] bytes, int from, int to) {
    for (int at = from; at < to && state.compareTo(State.ONE_VALUE) < 0; at++) {
      step(bytes[at]);
    }
    return state == State.LINES;
  }

  private void step(byte value) {
    if (state == State.BEHIND_IT) {
      if (!JsonSpace.is(value)) {
        state = value == '{' ? State.LINES : State.ONE_VALUE;
      }
    } else if (value < 0) {
      // A byte order mark, or part of a string: no bracket either way.
      return;
    } else if (!JsonSpace.is(value)) {
      last = value;
    } else if (value == '\n' && last != 0) {
      state = last == '}' ? State.BEHIND_IT : State.ONE_VALUE;
    }
  }
}
