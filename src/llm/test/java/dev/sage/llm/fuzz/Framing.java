package dev.sage.llm.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.recording.BodySplit;
import dev.sage.llm.transport.BodyKind;
import dev.sage.llm.transport.Frame;
import dev.sage.llm.transport.FrameHandler;
import dev.sage.llm.transport.FrameReader;
import dev.sage.llm.transport.FrameTooLargeException;
import dev.sage.llm.transport.JsonArrayReader;
import dev.sage.llm.transport.NdjsonReader;
import dev.sage.llm.transport.SseReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The readers of frames: however the bytes are cut they give the same frames, every byte is in one
 * of them, and none is larger than the limit.
 */
final class Framing {

  private static final int SMALL = 48;

  private Framing() {}

  static void sse(byte[] body) {
    check(body, SseReader::new);
  }

  static void ndjson(byte[] body) {
    check(body, NdjsonReader::new);
  }

  static void jsonArray(byte[] body) {
    check(body, JsonArrayReader::new);
  }

  /** With more bytes a decision stays what it was, and at the end there is one. */
  static void bodyKind(byte[] body) {
    for (String type : new String[] {"", "text/event-stream", "application/json", "text/html"}) {
      BodyKind decided = null;
      for (int length = 0; length <= Math.min(body.length, 64); length++) {
        BodyKind now = BodyKind.of(type, body, 0, length, false);
        assertThat(decided == null || decided == now)
            .as("%s becomes %s after %d bytes", decided, now, length)
            .isTrue();
        decided = now;
      }
      BodyKind whole = BodyKind.of(type, body, 0, body.length, true);
      assertThat(whole).isNotNull();
      assertThat(decided == null || decided == whole).as("%s becomes %s", decided, whole).isTrue();
    }
  }

  private static <F extends Frame> void check(byte[] body, IntFunction<FrameReader<F>> readers) {
    int roomy = Math.max(SMALL, body.length);
    List<String> whole = read(readers.apply(roomy), body, 0);
    assertThat(read(readers.apply(roomy), body, 1)).isEqualTo(whole);
    assertThat(read(readers.apply(roomy), body, seed(body))).isEqualTo(whole);
    for (long split : new long[] {0, 1, seed(body)}) {
      try {
        read(readers.apply(SMALL), body, split);
      } catch (FrameTooLargeException refused) {
        assertThat(body.length).isGreaterThan(SMALL);
      }
    }
  }

  private static <F extends Frame> List<String> read(
      FrameReader<F> reader, byte[] body, long split) {
    var seen = new Seen();
    BodySplit.feed(body, split, (bytes, from, length) -> reader.feed(bytes, from, length, seen));
    reader.end(seen);
    assertThat(seen.raw.toString()).as("every byte").isEqualTo(new String(body, ISO_8859_1));
    return seen.frames;
  }

  /** How a body is cut: any way, but the same for the same body. */
  static long seed(byte[] body) {
    return 2L + (Arrays.hashCode(body) & 0xFFFF);
  }

  private static final class Seen implements FrameHandler<Frame> {
    final List<String> frames = new ArrayList<>();
    final StringBuilder raw = new StringBuilder();

    @Override
    public void event(Frame frame) {
      note("event", frame);
    }

    @Override
    public void comment(Frame frame) {
      raw.append(latin(frame.rawArray(), frame.rawFrom(), frame.rawLength()));
    }

    @Override
    public void incomplete(Frame frame) {
      note("incomplete", frame);
    }

    private void note(String word, Frame frame) {
      comment(frame);
      frames.add(
          word
              + " "
              + frame.type()
              + " "
              + latin(frame.array(), frame.dataFrom(), frame.dataTo() - frame.dataFrom()));
    }

    private static String latin(byte[] array, int from, int length) {
      return new String(array, from, length, ISO_8859_1);
    }
  }
}
