package dev.sage.benchmarks.server;

import dev.sage.benchmarks.WireApi;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * The server. As a process it prints {@code port=N}, then answers until its standard input ends, so
 * that it never outlives the harness. Thread-safe.
 */
public final class BenchServer implements AutoCloseable {

  private final Script openAi = new Script(WireApi.OPENAI);
  private final Script anthropic = new Script(WireApi.ANTHROPIC);
  private final Pacer pacer = new Pacer();

  private final ServerSocket listener;

  private BenchServer(ServerSocket listener) {
    this.listener = listener;
  }

  /** Starts the process. */
  public static void main(String[] args) throws IOException {
    try (var server = start()) {
      System.out.println("port=" + server.port());
      while (System.in.read() >= 0) {
        // The harness writes nothing: only the end counts.
      }
    }
  }

  /** Starts a server on a free port of the loopback address. */
  public static BenchServer start() throws IOException {
    var server = new BenchServer(new ServerSocket(0, 512, InetAddress.getLoopbackAddress()));
    server.pacer.start();
    Thread.ofPlatform().daemon().name("accept").start(server::accept);
    return server;
  }

  /** The port that it listens on. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Takes no more connections; those that are open end with their clients. */
  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        Thread.ofPlatform().daemon().start(() -> serve(socket));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          System.err.println("accept: " + e.getMessage());
        }
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      var in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      for (BenchRequest request = BenchRequest.read(in);
          request != null;
          request = BenchRequest.read(in)) {
        answer(request, out);
      }
    } catch (IOException e) {
      System.err.println("connection: " + e.getMessage());
    }
  }

  private void answer(BenchRequest request, OutputStream out) throws IOException {
    Script script =
        switch (request.api()) {
          case OPENAI -> openAi;
          case ANTHROPIC -> anthropic;
        };
    out.write(script.opening());
    if (request.rate() > 0) {
      pacer.write(script, out, request.events(), request.rate());
    } else {
      writeAtOnce(script, out, request.events());
    }
    out.write(script.closing());
  }

  private static void writeAtOnce(Script script, OutputStream out, int events) throws IOException {
    for (int left = events; left > 0; left -= Script.BLOCK_EVENTS) {
      int now = Math.min(left, Script.BLOCK_EVENTS);
      out.write(script.block(), 0, script.blockBytes(now));
    }
  }
}
