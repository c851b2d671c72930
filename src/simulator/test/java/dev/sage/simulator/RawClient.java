package dev.sage.simulator;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A client that sends what it is told, malformed or not, and shows each byte that comes back. */
public final class RawClient implements AutoCloseable {
  /**
   * An answer as it came.
   *
   * @param chunks the pieces of a chunked body, or the one piece of another
   * @param complete whether the body ended as its framing promised
   */
  public record Answer(
      int status, Map<String, String> headers, List<String> chunks, boolean complete) {

    public String body() {
      return String.join("", chunks);
    }

    /** The letters of a chunked body. */
    public String text() {
      return new String(body().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
  }

  private final Socket socket;
  private final InputStream in;

  public RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1}), port);
    socket.setSoTimeout(20_000);
    in = socket.getInputStream();
  }

  /** Sends text; each {@code \n} goes out as CRLF. */
  public RawClient send(String lines) throws IOException {
    return sendExactly(lines.replace("\n", "\r\n"));
  }

  public RawClient sendExactly(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** Sends a JSON request with a key. */
  public RawClient post(String path, String key, String json) throws IOException {
    var body = json.getBytes(StandardCharsets.UTF_8);
    send(
        """
        POST %s HTTP/1.1
        Host: localhost
        Authorization: Bearer %s
        anthropic-version: 2023-06-01
        Content-Type: application/json
        Content-Length: %d

        """
            .formatted(path, key, body.length));
    socket.getOutputStream().write(body);
    return this;
  }

  /** Asks for something with a key. */
  public RawClient get(String path, String key) throws IOException {
    return send(
        """
        GET %s HTTP/1.1
        Host: localhost
        Authorization: Bearer %s

        """
            .formatted(path, key));
  }

  /** Reads status line and headers; the body stays. */
  public Map<String, String> head() throws IOException {
    var headers = new LinkedHashMap<String, String>();
    headers.put(":status", line().split(" ", 3)[1]);
    for (var line = line(); !line.isEmpty(); line = line()) {
      var colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  /** Reads a whole answer. */
  public Answer read() throws IOException {
    var headers = head();
    int status = Integer.parseInt(headers.getOrDefault(":status", "0"));
    var chunks = new ArrayList<String>();
    boolean complete = true;
    if ("chunked".equals(headers.get("transfer-encoding"))) {
      // Bytes, because a chunk may end inside a letter.
      int size;
      while ((size = Integer.parseInt(line(), 16)) > 0) {
        chunks.add(new String(in.readNBytes(size), StandardCharsets.ISO_8859_1));
        line();
      }
      line();
    } else {
      int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
      var bytes = in.readNBytes(length);
      chunks.add(new String(bytes, StandardCharsets.UTF_8));
      complete = bytes.length == length;
    }
    return new Answer(status, headers, chunks, complete);
  }

  /** Whether the server has closed the connection. */
  public boolean ended() throws IOException {
    return in.read() < 0;
  }

  private String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("The connection ended after: " + line);
      }
      line.write(b);
    }
    var text = line.toString(StandardCharsets.ISO_8859_1);
    return text.substring(0, text.length() - 1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
