package dev.sage.llm.telemetry;

/**
 * A frame as it may be written somewhere. Immutable but for the arrays, which nobody may change.
 *
 * @param frame as it arrived
 * @param bytes what may be kept of its bytes; the very array of {@code frame} where nothing was
 *     taken out
 */
@SuppressWarnings("ArrayRecordComponent") // a frame is copied once, from the network buffer
public record CleanFrame(TappedFrame frame, byte[] bytes) {

  /** {@return whether something was taken out} */
  @SuppressWarnings("ReferenceEquality") // the same array says that nobody looked for a difference
  public boolean changed() {
    return bytes != frame.bytes();
  }
}
