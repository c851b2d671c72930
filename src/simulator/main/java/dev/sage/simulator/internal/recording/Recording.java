package dev.sage.simulator.internal.recording;

import dev.sage.simulator.Playback;
import dev.sage.simulator.internal.http.HttpHeaders;
import java.util.List;

/**
 * One recorded answer. Immutable; the body is not copied.
 *
 * @param playback its name and API
 * @param streamed whether the body goes out piece by piece
 * @param body the exact bytes
 * @param pieces the parts in which a streamed body goes out; together they are the body
 * @param timed whether the pieces' times were recorded
 */
public record Recording(
    Playback playback,
    int status,
    HttpHeaders headers,
    boolean streamed,
    Bytes body,
    List<Piece> pieces,
    boolean timed) {

  public Recording {
    pieces = List.copyOf(pieces);
  }

  /** Bytes that nobody changes. */
  public record Bytes(@SuppressWarnings("ArrayRecordComponent") byte[] array) {}

  /**
   * A part of the body.
   *
   * @param from first byte
   * @param to behind the last byte
   * @param waitNanos time since the piece before it, 0 where none was recorded
   */
  public record Piece(int from, int to, long waitNanos) {}
}
