package dev.sage.llm.transport;

/**
 * Cuts a body into frames. Bytes are pushed in pieces cut anywhere; the same bytes give the same
 * frames however they are cut. Not thread-safe.
 *
 * @param <F> the frames that it gives
 */
public interface FrameReader<F extends Frame> {

  /** The largest frame that is taken unless another limit is given: 16 MiB. */
  int DEFAULT_MAX_FRAME_BYTES = 16 << 20;

  /**
   * Reads the next piece of the body and hands out the frames that it completes.
   *
   * @param bytes holds the piece; not kept
   * @param from where it begins
   * @param length how many bytes it has
   * @param out takes the frames
   * @throws FrameTooLargeException where a frame is over the limit
   */
  void feed(byte[] bytes, int from, int length, FrameHandler<? super F> out);

  /**
   * The body has ended: hands out what is left, as an incomplete frame where it has data, else as a
   * comment.
   *
   * @param out takes the frame
   */
  void end(FrameHandler<? super F> out);
}
