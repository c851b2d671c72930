package dev.sage.simulator.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** Writes the answer to one request, once. Used by one thread. */
public final class HttpResponder {
  private final OutputStream out;
  private final boolean withBody;
  private boolean keepAlive;
  private boolean started;
  private boolean finished;

  private HttpResponder(OutputStream out, boolean withBody, boolean keepAlive) {
    this.out = out;
    this.withBody = withBody;
    this.keepAlive = keepAlive;
  }

  /** Answers a request; one for HEAD gets no body, whatever is sent (RFC 9110 §9.3.2). */
  static HttpResponder to(HttpRequest request, OutputStream out) {
    return new HttpResponder(out, !request.method().equals("HEAD"), !request.wantsClose());
  }

  /** Answers what was no proper request; the connection ends afterwards. */
  static HttpResponder last(OutputStream out) {
    return new HttpResponder(out, true, false);
  }

  /** Sends a whole answer. */
  public void send(int status, HttpHeaders headers, byte[] body) throws IOException {
    write(
        head(status, headers.with("content-length", Integer.toString(body.length))),
        withBody ? body : new byte[0]);
    finished = true;
  }

  /** Promises the whole body, sends its first bytes and ends the connection. */
  public void sendCut(int status, HttpHeaders headers, byte[] body, int sent) throws IOException {
    var head = head(status, headers.with("content-length", Integer.toString(body.length)));
    keepAlive = false;
    write(head, java.util.Arrays.copyOf(body, sent));
    finished = true;
  }

  /** Sends status and headers; the body follows in chunks. */
  public ChunkedBody stream(int status, HttpHeaders headers) throws IOException {
    write(head(status, headers.with("transfer-encoding", "chunked")), new byte[0]);
    return new ChunkedBody();
  }

  /** Whether anything was sent. */
  boolean started() {
    return started;
  }

  /** Whether the connection can take another request. */
  boolean reusable() {
    return finished && keepAlive;
  }

  /** A body whose length nobody knows yet. One write on the socket a chunk. */
  public final class ChunkedBody {
    private ChunkedBody() {}

    /** Sends one chunk; an empty one is left out, because it would end the body. */
    public void write(byte[] bytes, int from, int to) throws IOException {
      if (to <= from) {
        return;
      }
      var size = (Integer.toHexString(to - from) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
      var chunk = new byte[size.length + to - from + 2];
      System.arraycopy(size, 0, chunk, 0, size.length);
      System.arraycopy(bytes, from, chunk, size.length, to - from);
      chunk[chunk.length - 2] = '\r';
      chunk[chunk.length - 1] = '\n';
      out.write(chunk);
    }

    public void write(byte[] bytes) throws IOException {
      write(bytes, 0, bytes.length);
    }

    /** Ends the body properly; the connection stays usable. */
    public void end() throws IOException {
      out.write("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      finished = true;
    }
  }

  private byte[] head(int status, HttpHeaders headers) {
    if (started) {
      throw new IllegalStateException("The request is answered already.");
    }
    started = true;
    var head = new StringBuilder(512);
    head.append("HTTP/1.1 ").append(status).append(' ').append(reason(status)).append("\r\n");
    if (headers.first("date").isEmpty()) {
      var now = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
      head.append("date: ").append(now).append("\r\n");
    }
    for (var field : headers.fields()) {
      head.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    head.append("connection: ").append(keepAlive ? "keep-alive" : "close").append("\r\n\r\n");
    return head.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private void write(byte[] head, byte[] body) throws IOException {
    var all = new ByteArrayOutputStream(head.length + body.length);
    all.writeBytes(head);
    all.writeBytes(body);
    all.writeTo(out);
  }

  private static String reason(int status) {
    return switch (status) {
      case 200 -> "OK";
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 408 -> "Request Timeout";
      case 413 -> "Content Too Large";
      case 417 -> "Expectation Failed";
      case 422 -> "Unprocessable Content";
      case 429 -> "Too Many Requests";
      case 431 -> "Request Header Fields Too Large";
      case 500 -> "Internal Server Error";
      case 501 -> "Not Implemented";
      case 503 -> "Service Unavailable";
      case 505 -> "HTTP Version Not Supported";
      case 529 -> "Overloaded";
      default -> "Status " + status;
    };
  }
}
