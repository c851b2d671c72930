package dev.sage.workbench.exchange;

import dev.sage.workbench.store.StoredFrame;

/**
 * A frame on its way into a file.
 *
 * @param nanos when it was complete, after the request was sent
 * @param originalLength its bytes as they arrived
 * @param redacted whether redaction changed it
 */
@SuppressWarnings("ArrayRecordComponent") // written once
record OutFrame(
    long nanos, long read, String type, byte[] bytes, int originalLength, boolean redacted) {

  static OutFrame of(StoredFrame frame, long zeroNanos, byte[] bytes) {
    return new OutFrame(
        Math.max(0, frame.nanos() - zeroNanos),
        frame.read(),
        frame.type(),
        bytes,
        frame.length(),
        frame.redacted());
  }
}
