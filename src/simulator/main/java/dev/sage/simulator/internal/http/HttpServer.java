package dev.sage.simulator.internal.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Listens on 127.0.0.1 and serves each connection on virtual threads, so it keeps no program alive.
 * Thread-safe.
 */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = System.getLogger(HttpServer.class.getName());

  private final ServerSocket listener;
  private final HttpLimits limits;
  private final HttpHandler handler;
  private final Socket hold = new Socket();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

  private final Thread acceptor =
      Thread.ofVirtual().name("sage-simulator-accept").unstarted(this::accept);

  private HttpServer(ServerSocket listener, HttpLimits limits, HttpHandler handler) {
    this.listener = listener;
    this.limits = limits;
    this.handler = handler;
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for any free one
   * @throws IOException when the port is taken
   */
  public static HttpServer start(int port, HttpLimits limits, HttpHandler handler)
      throws IOException {
    var listener = new ServerSocket();
    try {
      var loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(loopback, port), 256);
    } catch (IOException e) {
      listener.close();
      throw new IOException(
          "Port %d on 127.0.0.1 cannot be opened: %s. Choose another one, or 0 for any free port."
              .formatted(port, e.getMessage()),
          e);
    }
    var server = new HttpServer(listener, limits, handler);
    server.acceptor.start();
    return server;
  }

  public int port() {
    return listener.getLocalPort();
  }

  /**
   * Stops listening but keeps the port: from now on the system refuses every connection to it.
   *
   * @throws IOException when the port can't be kept
   */
  public void refuse() throws IOException {
    var address = listener.getLocalSocketAddress();
    listener.close();
    try {
      // Until whoever accepts has seen it, the port is still listened to, and can't be bound.
      acceptor.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while a port was being closed");
    }
    // Bound and not listening: connections are refused, and no other program gets the port.
    hold.setReuseAddress(true);
    hold.bind(address);
  }

  /** Connections that are open now. */
  public int connections() {
    return connections.size();
  }

  @Override
  public void close() {
    try {
      listener.close();
      hold.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The listening socket did not close", e);
    }
    connections.forEach(Connection::close);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        admit(listener.accept());
      } catch (IOException e) {
        LOG.log(listener.isClosed() ? Level.DEBUG : Level.WARNING, "No connection accepted", e);
      }
    }
  }

  private void admit(Socket socket) throws IOException {
    if (connections.size() >= limits.connections()) {
      LOG.log(Level.WARNING, "A connection was refused: {0} are open", connections.size());
      socket.close();
      return;
    }
    var connection = new Connection(socket, limits, handler);
    connections.add(connection);
    Thread.ofVirtual()
        .name("sage-simulator-connection")
        .start(
            () -> {
              try {
                connection.run();
              } finally {
                connections.remove(connection);
              }
            });
    // A connection accepted while the server was being closed is not left behind.
    if (listener.isClosed()) {
      connection.close();
    }
  }
}
