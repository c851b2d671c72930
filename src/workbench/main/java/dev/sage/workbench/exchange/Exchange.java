package dev.sage.workbench.exchange;

import dev.sage.llm.telemetry.AttemptRecord.Phases;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call as a file tells it. Immutable but for the array, which nobody may change.
 *
 * @param name which one of its file: {@code entry 3}; empty where the file has just one
 * @param api the wire format's id
 * @param provider who was asked, as far as the file says
 * @param model what was asked for; null where the file does not say
 * @param url where the request went, without query; or null
 * @param request the request's body in the format's own JSON; or null
 * @param startedAt when it began; the file's own time where it does not say
 * @param streaming whether a stream was asked for
 * @param status the HTTP status
 * @param headers response headers, lower-case names
 * @param phases how long the network took, as far as the file says
 * @param firstByteNanos after the request was sent; -1 where the file does not say
 * @param endNanos after the request was sent; -1 where the file does not say
 * @param body the response body after content decoding
 * @param timed whether the times of the pieces are known
 * @param pieces how the body arrived, in order, together all of it; or empty
 */
@SuppressWarnings("ArrayRecordComponent") // a body is read once and handed on
record Exchange(
    String name,
    String api,
    @Nullable String provider,
    @Nullable String model,
    @Nullable String url,
    @Nullable String request,
    Instant startedAt,
    boolean streaming,
    int status,
    Map<String, String> headers,
    Phases phases,
    long firstByteNanos,
    long endNanos,
    byte[] body,
    boolean timed,
    List<Piece> pieces) {

  Exchange {
    headers = Map.copyOf(headers);
    pieces = List.copyOf(pieces);
  }

  /**
   * A part of the body.
   *
   * @param length its bytes
   * @param nanos when it was complete, after the request was sent
   * @param read the network read that completed it; {@link #UNKNOWN_READ} where the file does not
   *     say: which frames came together is not made up
   * @param originalLength its bytes before redaction changed it; -1 where it did not
   */
  record Piece(int length, long nanos, long read, int originalLength) {
    /** The file does not tell reads. */
    static final long UNKNOWN_READ = -1;
  }
}
