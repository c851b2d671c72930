package dev.sage.llm.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Locale;
import java.util.regex.Pattern;

/** One connection of a {@link FaultServer}, for scripts to write on. */
public final class FaultConnection {

  private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)");
  private static final Pattern MODEL = Pattern.compile("\"model\"\\s*:\\s*\"([^\"]*)\"");

  private static final int TLS_HANDSHAKE = 0x16;

  private final FaultServer server;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private String request = "";
  private boolean done;

  FaultConnection(FaultServer server, Socket socket) throws IOException {
    this.server = server;
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
  }

  /** The request, head and body. */
  public String request() {
    return request;
  }

  /** The model in the body; the path where there is no body. */
  public String model() {
    var matcher = MODEL.matcher(request);
    return matcher.find() ? matcher.group(1) : request.split(" ", 3)[1];
  }

  boolean done() {
    return done;
  }

  boolean readRequest() throws IOException {
    var head = new ByteArrayOutputStream();
    while (!head.toString(UTF_8).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        return false;
      }
      head.write(next);
      if (head.size() == 1 && next == TLS_HANDSHAKE) {
        respond(400, "text/plain", "This port speaks no TLS.");
        return false;
      }
    }
    var text = head.toString(UTF_8);
    var length = LENGTH.matcher(text.toLowerCase(Locale.ROOT));
    request = text + (length.find() ? body(Integer.parseInt(length.group(1))) : "");
    return true;
  }

  private String body(int length) throws IOException {
    return new String(in.readNBytes(length), UTF_8);
  }

  /** The head of a chunked event stream, with further header lines. */
  public FaultConnection stream(String... headers) throws IOException {
    return raw(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n"
            + lines(headers)
            + "\r\n");
  }

  /** One chunk. */
  public FaultConnection chunk(String text) throws IOException {
    return raw(chunked(text));
  }

  /** The bytes of one chunk. */
  public static String chunked(String text) {
    return Integer.toHexString(text.getBytes(UTF_8).length) + "\r\n" + text + "\r\n";
  }

  /** One chunk with a piece of text in OpenAI's chat format. */
  public FaultConnection say(String text) throws IOException {
    return chunk(delta(text));
  }

  /** The event of a piece of text. */
  public static String delta(String text) {
    return """
        data: {"id":"c1","object":"chat.completion.chunk","model":"answered",\
        "choices":[{"index":0,"delta":{"content":"%s"},"finish_reason":null}]}

        """
        .formatted(text);
  }

  /** The finish reason, the terminator and the last chunk. */
  public void finish() throws IOException {
    finishReason();
    // In one piece: a client waits only so long for the end of what is over.
    raw(chunked("data: [DONE]\n\n") + "0\r\n\r\n");
  }

  /** The finish reason only. */
  public FaultConnection finishReason() throws IOException {
    return chunk(
        """
        data: {"id":"c1","model":"answered",\
        "choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        """);
  }

  /** A whole response. */
  public void respond(int status, String type, String body, String... headers) throws IOException {
    raw(
        "HTTP/1.1 %d Status\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n%s"
            .formatted(status, type, body.getBytes(UTF_8).length, lines(headers), body));
  }

  /** Bytes as they are. */
  public FaultConnection raw(String text) throws IOException {
    return raw(text.getBytes(UTF_8));
  }

  public FaultConnection raw(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return this;
  }

  /** Writes nothing more and waits until the client goes. */
  public void stall() throws IOException {
    done = true;
    while (in.read() >= 0) {
      // a client that waits has nothing to say
    }
    server.clientGone();
  }

  /** Ends the connection in order. */
  public void hangUp() throws IOException {
    done = true;
    socket.shutdownOutput();
  }

  /** Ends the connection with a reset. */
  public void reset() throws IOException {
    done = true;
    socket.setSoLinger(true, 0);
    socket.close();
  }

  private static String lines(String... headers) {
    return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
  }
}
