package dev.sage.simulator.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** Writes the answer to one request on its connection. */
final class SocketResponder implements HttpResponder {
  private final Socket socket;
  private final OutputStream out;
  private final boolean withBody;
  private boolean keepAlive;
  private boolean started;
  private boolean finished;

  private SocketResponder(Socket socket, boolean withBody, boolean keepAlive) throws IOException {
    this.socket = socket;
    this.out = socket.getOutputStream();
    this.withBody = withBody;
    this.keepAlive = keepAlive;
  }

  /** Answers a request; one for HEAD gets no body, whatever is sent (RFC 9110 §9.3.2). */
  static SocketResponder to(HttpRequest request, Socket socket) throws IOException {
    return new SocketResponder(socket, !request.method().equals("HEAD"), !request.wantsClose());
  }

  /** Answers what was no proper request; the connection ends afterwards. */
  static SocketResponder last(Socket socket) throws IOException {
    return new SocketResponder(socket, true, false);
  }

  @Override
  public void send(int status, HttpHeaders headers, byte[] body) throws IOException {
    write(
        head(status, headers.with("content-length", Integer.toString(body.length))),
        withBody ? body : new byte[0]);
    finished = true;
  }

  @Override
  public void sendCut(int status, HttpHeaders headers, byte[] body, int sent) throws IOException {
    var promised = headers.with("content-length", Integer.toString(body.length));
    keepAlive = false;
    write(head(status, promised), java.util.Arrays.copyOf(body, sent));
    finished = true;
  }

  @Override
  public ChunkedBody stream(int status, HttpHeaders headers) throws IOException {
    write(head(status, headers.with("transfer-encoding", "chunked")), new byte[0]);
    return new SocketBody();
  }

  @Override
  public RawAnswer raw() {
    start();
    return new Raw();
  }

  /** Whether anything was sent. */
  boolean started() {
    return started;
  }

  /** Whether the connection can take another request. */
  boolean reusable() {
    return finished && keepAlive;
  }

  private byte[] head(int status, HttpHeaders headers) {
    start();
    return ResponseHead.bytes(status, headers, keepAlive);
  }

  private void start() {
    if (started) {
      throw new IllegalStateException("The request is answered already.");
    }
    started = true;
  }

  private void write(byte[] head, byte[] body) throws IOException {
    var all = new ByteArrayOutputStream(head.length + body.length);
    all.writeBytes(head);
    all.writeBytes(body);
    all.writeTo(out);
  }

  private final class SocketBody implements ChunkedBody {
    @Override
    public void write(byte[] bytes, int from, int to) throws IOException {
      if (to > from) {
        out.write(Chunk.of(bytes, from, to));
      }
    }

    @Override
    public void end() throws IOException {
      out.write(Chunk.last());
      finished = true;
    }
  }

  private final class Raw implements RawAnswer {
    @Override
    public void write(byte[] bytes, int from, int to) throws IOException {
      out.write(bytes, from, to - from);
    }

    @Override
    public void complete() {
      finished = true;
    }

    @Override
    public void hangUp() throws IOException {
      socket.shutdownOutput();
    }

    @Override
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }
}
