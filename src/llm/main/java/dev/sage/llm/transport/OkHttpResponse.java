package dev.sage.llm.transport;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** A response of OkHttp. */
final class OkHttpResponse implements HttpResponse {

  private static final long DRAIN_MILLIS = 10;
  private static final int DRAIN_READS = 16;

  private enum Coding {
    NONE,
    GZIP,
    /** One that was not asked for, brotli say. */
    UNKNOWN
  }

  private final Call call;
  private final Response response;
  private final BufferedSource raw;
  private final BufferedSource source;
  private final Map<String, String> headers;
  private final Coding coding;
  private final @Nullable ObservedSocket socket;
  private final long readsBefore;
  private boolean ended;
  private long readNanos;
  private long readNumber = -1;

  OkHttpResponse(Call call, Response response, @Nullable ObservedSocket socket) {
    this.socket = socket;
    this.readsBefore = socket == null ? 0 : socket.reads();
    this.call = call;
    this.response = response;
    this.raw = response.body().source();
    this.headers = lowerCase(response);
    this.coding = coding(headers);
    this.source = coding == Coding.GZIP ? Inflating.gzip(raw) : raw;
  }

  @Override
  public int status() {
    return response.code();
  }

  @Override
  public String version() {
    return switch (response.protocol()) {
      case HTTP_1_0 -> "HTTP/1.0";
      case HTTP_1_1 -> "HTTP/1.1";
      default -> response.protocol().toString();
    };
  }

  @Override
  public Map<String, String> headers() {
    return headers;
  }

  @Override
  public int read(byte[] buffer) throws IOException {
    if (coding == Coding.UNKNOWN) {
      throw new HttpFaultException(HttpFault.CONTENT_ENCODING);
    }
    int count = source.read(buffer, 0, buffer.length);
    ended |= count < 0;
    if (socket == null) {
      readNanos = System.nanoTime();
      readNumber++;
    } else {
      readNanos = socket.lastReadNanos();
      readNumber = socket.reads() - readsBefore;
    }
    return count;
  }

  @Override
  public long readNanos() {
    return readNanos;
  }

  @Override
  public long readNumber() {
    return readNumber;
  }

  @Override
  public void finish() {
    if (!ended) {
      drain();
    }
    close();
  }

  @Override
  public void close() {
    if (!ended) {
      call.cancel(); // or OkHttp waits up to 100 ms for the rest
    }
    response.close();
  }

  /** The answer is complete; what is left of the body is no more than the end of its encoding. */
  private void drain() {
    var buffer = new byte[1024];
    raw.timeout().timeout(DRAIN_MILLIS, TimeUnit.MILLISECONDS);
    try {
      for (int i = 0; i < DRAIN_READS && !ended; i++) {
        ended = raw.read(buffer, 0, buffer.length) < 0;
      }
    } catch (IOException notAtItsEnd) {
      ended = false; // the connection is closed instead of reused: nothing else is lost
    }
  }

  private static Coding coding(Map<String, String> headers) {
    var coding = headers.getOrDefault("content-encoding", "identity").strip();
    return switch (coding.toLowerCase(Locale.ROOT)) {
      case "gzip", "x-gzip" -> Coding.GZIP;
      case "", "identity" -> Coding.NONE;
      default -> Coding.UNKNOWN;
    };
  }

  private static Map<String, String> lowerCase(Response response) {
    var map = new LinkedHashMap<String, String>();
    for (var header : response.headers()) {
      map.merge(
          header.getFirst().toLowerCase(Locale.ROOT), header.getSecond(), (a, b) -> a + ", " + b);
    }
    return map;
  }
}
