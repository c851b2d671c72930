package dev.sage.simulator.internal.fault;

/**
 * When a fault happens. Immutable.
 *
 * @param place where in the answer
 * @param number of the event, from 1, or from the end, -1 being the last; or of the byte
 */
record Moment(Place place, int number) {

  /** Where in the answer. */
  enum Place {
    /** The connection has come, nothing is read of it. */
    CONNECTION,
    /** The request is read, nothing is sent. */
    BEFORE_HEADERS,
    /** Status line and headers are sent. */
    AFTER_HEADERS,
    /** An event is due; the fault is about that event, or comes after it. */
    EVENT,
    /** Half of the events are sent: inside the text, or inside the arguments of a tool call. */
    MIDDLE,
    /** All events are sent, the end of the body's framing is not. */
    END,
    /** So many bytes of the body are sent. */
    BYTE
  }

  /** Whether it is the moment of this event. */
  boolean isAt(int event, int events) {
    return switch (place) {
      case EVENT -> event == (number < 0 ? events + 1 + number : number);
      case MIDDLE -> event == Math.max(1, events / 2);
      default -> false;
    };
  }
}
