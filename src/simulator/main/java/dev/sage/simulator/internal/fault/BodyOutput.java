package dev.sage.simulator.internal.fault;

import dev.sage.simulator.internal.http.Chunk;
import dev.sage.simulator.internal.http.RawAnswer;
import dev.sage.simulator.internal.model.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The body on its way out: compressed, cut to sizes, slowed down, framed. Used by one thread. */
final class BodyOutput {
  private static final long SECOND = 1_000_000_000;

  private final RawAnswer out;
  private final FaultScript.Framing framing;
  private final Clock clock;
  private final ByteArrayOutputStream zipped = new ByteArrayOutputStream();
  private @Nullable GZIPOutputStream zip;
  private List<Integer> sizes = List.of();
  private int nextSize;
  private int bytesPerSecond;

  BodyOutput(RawAnswer out, FaultScript.Framing framing, Clock clock) {
    this.out = out;
    this.framing = framing;
    this.clock = clock;
  }

  void compress() throws IOException {
    zip = new GZIPOutputStream(zipped, 64 << 10, true);
  }

  void split(List<Integer> newSizes) {
    sizes = newSizes;
    nextSize = 0;
  }

  void drip(int newBytesPerSecond) {
    bytesPerSecond = newBytesPerSecond;
  }

  void write(byte[] bytes, int from, int to) throws IOException, InterruptedException {
    var zipper = zip;
    if (zipper == null) {
      pieces(bytes, from, to);
      return;
    }
    zipper.write(bytes, from, to - from);
    zipper.flush();
    drain();
  }

  /** Ends the body as its framing wants it. */
  void end() throws IOException, InterruptedException {
    var zipper = zip;
    if (zipper != null) {
      zipper.finish();
      drain();
    }
    if (framing == FaultScript.Framing.CHUNKED) {
      out.write(Chunk.last());
    }
  }

  /** Leaves the framing broken. */
  void breakOff(Fault.Cut.Framing how) throws IOException {
    var wrong =
        switch (how) {
          case MID_CHUNK -> "ff\r\nthis chunk is shorter";
          case BAD_CHUNK_SIZE -> "no number\r\n";
          case ENDED, OPEN -> "";
        };
    if (!wrong.isEmpty()) {
      out.write(wrong.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private void drain() throws IOException, InterruptedException {
    var bytes = zipped.toByteArray();
    zipped.reset();
    pieces(bytes, 0, bytes.length);
  }

  private void pieces(byte[] bytes, int from, int to) throws IOException, InterruptedException {
    int at = from;
    while (at < to) {
      int end = sizes.isEmpty() ? to : Math.min(to, at + size());
      if (bytesPerSecond > 0) {
        end = Math.min(end, at + Math.max(1, bytesPerSecond / 10));
        clock.sleepUntil(clock.nanos() + (end - at) * SECOND / bytesPerSecond);
      }
      piece(bytes, at, end);
      at = end;
    }
  }

  private int size() {
    int size = sizes.get(nextSize);
    nextSize = (nextSize + 1) % sizes.size();
    return size;
  }

  private void piece(byte[] bytes, int from, int to) throws IOException {
    if (framing == FaultScript.Framing.CHUNKED) {
      out.write(Chunk.of(bytes, from, to));
    } else {
      out.write(bytes, from, to);
    }
  }
}
