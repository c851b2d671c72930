package dev.sage.llm.transport;

import java.io.IOException;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.GzipSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * Inflates a body with an eye on what comes out: at most 256 MiB, and beyond the first 8 MiB at
 * most 200 times what went in. JSON compresses to a fifth or a tenth, a bomb to a thousandth. Tells
 * a broken connection from bytes that are no gzip. Used by one thread.
 */
final class Inflating extends ForwardingSource {

  static final long MAX_BYTES = 256L << 20;
  static final long FREE_BYTES = 8L << 20;
  static final int MAX_RATIO = 200;

  private final Compressed compressed;
  private long inflated;

  private Inflating(Compressed compressed) {
    super(new GzipSource(compressed));
    this.compressed = compressed;
  }

  static BufferedSource gzip(Source body) {
    return Okio.buffer(new Inflating(new Compressed(body)));
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    long count;
    try {
      count = super.read(sink, byteCount);
    } catch (IOException failed) {
      if (failed.equals(compressed.broken)) {
        throw failed;
      }
      throw compressed.ended
          ? new HttpFaultException(HttpFault.ENDED_EARLY, failed)
          : new HttpFaultException(HttpFault.CONTENT_ENCODING, failed);
    }
    inflated += Math.max(0, count);
    if (inflated > MAX_BYTES
        || (inflated > FREE_BYTES && inflated > MAX_RATIO * compressed.bytes)) {
      throw new HttpFaultException(HttpFault.INFLATED_TOO_LARGE);
    }
    return count;
  }

  /** The bytes as they come, counted. */
  private static final class Compressed extends ForwardingSource {
    private long bytes;
    private boolean ended;
    private @Nullable IOException broken;

    Compressed(Source body) {
      super(body);
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      try {
        long count = super.read(sink, byteCount);
        ended |= count < 0;
        bytes += Math.max(0, count);
        return count;
      } catch (IOException failed) {
        broken = failed;
        throw failed;
      }
    }
  }
}
