package dev.sage.llm.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves scripts by model name: each connection's requests are answered by the script's author. */
public final class FaultServer implements AutoCloseable {

  /** Answers one request. */
  public interface Script {
    void answer(FaultConnection connection) throws IOException;
  }

  private final ServerSocket socket;
  private final Map<String, List<Script>> scripts = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> served = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final CountDownLatch clientGone = new CountDownLatch(1);
  private final Thread acceptor = Thread.ofVirtual().unstarted(this::accept);

  private FaultServer(ServerSocket socket) {
    this.socket = socket;
  }

  public static FaultServer start() {
    try {
      var server = new FaultServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      server.acceptor.start();
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The scripts of a model: one a request, the last of them for all that follow. */
  public FaultServer on(String model, Script... answers) {
    scripts.put(model, List.of(answers));
    return this;
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
  }

  /** Each request so far, head and body. */
  public List<String> requests() {
    return requests;
  }

  public int connections() {
    return connections.get();
  }

  /** Waits until a client has closed its connection while a script was waiting for that. */
  public boolean awaitClientGone() throws InterruptedException {
    return clientGone.await(60, TimeUnit.SECONDS);
  }

  void clientGone() {
    clientGone.countDown();
  }

  /**
   * Until whoever accepts has seen it, the system still takes connections: so it waits for that.
   */
  @Override
  public void close() {
    try {
      socket.close();
      acceptor.join();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        var client = socket.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return; // the test is over
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      var connection = new FaultConnection(this, client);
      while (connection.readRequest()) {
        requests.add(connection.request());
        script(connection.model()).answer(connection);
        if (connection.done()) {
          return;
        }
      }
    } catch (IOException gone) {
      clientGone.countDown();
    }
  }

  private Script script(String model) {
    var list = scripts.getOrDefault(model, List.of(c -> c.respond(404, "text/plain", "no script")));
    int number = served.computeIfAbsent(model, _ -> new AtomicInteger()).getAndIncrement();
    return list.get(Math.min(number, list.size() - 1));
  }
}
