package dev.sage.benchmarks.client;

import dev.sage.benchmarks.WireApi;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** The floor: a raw socket, kept open between requests, and the least decoding that gives text. */
final class FloorClient implements StreamingClient {

  private final int port;
  private final WireApi api;
  private final DeltaReader reader;
  private final ConcurrentLinkedQueue<Socket> idle = new ConcurrentLinkedQueue<>();

  FloorClient(int port, WireApi api, DeltaReader reader) {
    this.port = port;
    this.api = api;
    this.reader = reader;
  }

  @Override
  public @Nullable Object stream(String model, TextSink sink) throws IOException {
    Socket socket = idle.poll();
    if (socket == null) {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
    }
    socket.getOutputStream().write(request(model));
    InputStream body = ChunkedBody.afterHead(socket.getInputStream());
    new EventSplitter(reader, sink).drain(body);
    idle.add(socket);
    return null;
  }

  private byte[] request(String model) {
    String body = requestBody(model);
    String head =
        "POST "
            + api.path()
            + " HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    return (head + body).getBytes(StandardCharsets.US_ASCII);
  }

  /** The request that the floors send. */
  static String requestBody(String model) {
    return "{\"model\":\""
        + model
        + "\",\"max_tokens\":1024,\"stream\":true,"
        + "\"messages\":[{\"role\":\"user\",\"content\":\"Hello\"}]}";
  }

  @Override
  public void close() throws IOException {
    for (Socket socket = idle.poll(); socket != null; socket = idle.poll()) {
      socket.close();
    }
  }
}
