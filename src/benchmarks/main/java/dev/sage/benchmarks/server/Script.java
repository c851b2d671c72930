package dev.sage.benchmarks.server;

import dev.sage.benchmarks.WireApi;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The prebuilt bytes of a response in one wire format, each event an HTTP chunk of its own, as real
 * servers send them. Never changed after it is built, thread-safe.
 */
final class Script {

  static final int BLOCK_EVENTS = Events.TEXTS;

  private static final String HEAD =
      """
      HTTP/1.1 200 OK
      Content-Type: text/event-stream; charset=utf-8
      Cache-Control: no-cache
      x-request-id: req_benchmark
      request-id: req_benchmark
      Transfer-Encoding: chunked

      """
          .replace("\n", "\r\n");

  private final byte[] opening;
  private final byte[] block;
  private final int[] blockOffsets = new int[BLOCK_EVENTS + 1];
  private final byte[] stamped;
  private final int stampOffset;
  private final byte[] closing;

  /** The script of a wire format. */
  Script(WireApi api) {
    var events = Events.of(api);
    var all = new ByteArrayOutputStream();
    for (int i = 0; i < BLOCK_EVENTS; i++) {
      all.writeBytes(ascii(chunk(events.texts().get(i))));
      blockOffsets[i + 1] = all.size();
    }
    block = all.toByteArray();
    opening = ascii(HEAD + chunks(events.opening()));
    String stampedChunk = chunk(events.stamped());
    stamped = ascii(stampedChunk);
    stampOffset = stampedChunk.indexOf(Events.STAMP);
    closing = ascii(chunks(events.closing()) + "0\r\n\r\n");
  }

  /** Status line, headers and the events before the first text. */
  byte[] opening() {
    return opening;
  }

  /** {@link #BLOCK_EVENTS} text events, one after the other. */
  byte[] block() {
    return block;
  }

  /** How many bytes of the block so many events take. */
  int blockBytes(int events) {
    return blockOffsets[events];
  }

  /** One text event whose text is eight digits, to be overwritten in a copy with the time. */
  byte[] stamped() {
    return stamped;
  }

  /** Where in {@link #stamped} those digits are. */
  int stampOffset() {
    return stampOffset;
  }

  /** The events after the last text, and the end of the body. */
  byte[] closing() {
    return closing;
  }

  private static String chunks(List<String> frames) {
    var all = new StringBuilder();
    frames.forEach(frame -> all.append(chunk(frame)));
    return all.toString();
  }

  private static String chunk(String frame) {
    return Integer.toHexString(frame.length()) + "\r\n" + frame + "\r\n";
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
