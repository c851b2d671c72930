package dev.sage.benchmarks.server;

import dev.sage.benchmarks.WireApi;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client asked for, read from the model's name: {@code bench-EVENTS} as fast as it reads,
 * {@code bench-EVENTS-RATE} at that many events a second.
 *
 * @param events how many text events
 * @param rate events a second; 0 for as fast as the client reads
 */
record BenchRequest(WireApi api, int events, int rate) {

  private static final Pattern MODEL =
      Pattern.compile("\"model\"\\s*:\\s*\"bench-(\\d+)(?:-(\\d+))?\"");

  /** Reads one request; null where the client has closed the connection. */
  static @Nullable BenchRequest read(InputStream in) throws IOException {
    String requestLine = line(in);
    if (requestLine == null) {
      return null;
    }
    long length = -1;
    boolean chunked = false;
    for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring("content-length:".length()).strip());
      }
      chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
    }
    String body = chunked ? chunkedBody(in) : text(in, Math.max(0, length));
    WireApi api = requestLine.contains("/messages") ? WireApi.ANTHROPIC : WireApi.OPENAI;
    var model = MODEL.matcher(body);
    if (!model.find()) {
      throw new IOException("no model bench-EVENTS[-RATE] in " + requestLine + ": " + body);
    }
    String rate = model.group(2);
    return new BenchRequest(
        api, Integer.parseInt(model.group(1)), rate == null ? 0 : Integer.parseInt(rate));
  }

  private static String chunkedBody(InputStream in) throws IOException {
    var body = new StringBuilder();
    while (true) {
      String size = line(in);
      if (size == null) {
        throw new EOFException("request body cut short");
      }
      int length = Integer.parseInt(size.strip(), 16);
      body.append(text(in, length));
      line(in);
      if (length == 0) {
        return body.toString();
      }
    }
  }

  private static String text(InputStream in, long length) throws IOException {
    var bytes = new byte[Math.toIntExact(length)];
    new DataInputStream(in).readFully(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A line without its end; null at the end of the connection. */
  private static @Nullable String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
