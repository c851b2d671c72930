package dev.sage.simulator.internal.http;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One connection. Its thread reads, always; each request is answered on a thread of its own. So the
 * end of the input is seen while an answer runs or sleeps, and stops it at once.
 */
final class Connection implements Runnable {
  private static final Logger LOG = System.getLogger(Connection.class.getName());
  private static final Duration LINGER = Duration.ofMillis(500);
  private static final int LINGER_BYTES = 8 * 1024 * 1024;

  private final Socket socket;
  private final HttpLimits limits;
  private final HttpHandler handler;
  private @Nullable Thread answering;

  Connection(Socket socket, HttpLimits limits, HttpHandler handler) {
    this.socket = socket;
    this.limits = limits;
    this.handler = handler;
  }

  @Override
  public void run() {
    try (socket) {
      socket.setTcpNoDelay(true);
      switch (handler.admit(SocketResponder.last(socket).raw())) {
        case SERVE -> serve();
        case HOLD -> hold();
        case END -> LOG.log(Level.DEBUG, "A connection was ended at its beginning");
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The client went away", e);
    } catch (InterruptedException e) {
      LOG.log(Level.DEBUG, "The server closes", e);
    } finally {
      var thread = answering;
      if (thread != null) {
        thread.interrupt();
      }
    }
  }

  /** Ends the connection from any thread. */
  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A socket did not close", e);
    }
  }

  /** Until the client has had enough. */
  private void hold() throws IOException {
    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  private void serve() throws IOException, InterruptedException {
    var input = new ByteInput(socket);
    var out = socket.getOutputStream();
    var reader =
        new RequestReader(
            input,
            limits,
            () -> out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1)));
    while (awaitRequest(input)) {
      var previous = answering;
      if (previous != null) {
        previous.join();
      }
      HttpRequest request;
      try {
        input.allow(limits.requestTime());
        request = reader.read();
      } catch (HttpProblem problem) {
        refuse(problem, input);
        return;
      } catch (SocketTimeoutException e) {
        LOG.log(Level.DEBUG, "A request did not arrive in time", e);
        refuse(new HttpProblem(408, "The request did not arrive in time."), input);
        return;
      }
      answering = Thread.ofVirtual().name("sage-simulator-answer").start(() -> answer(request));
    }
  }

  /** False when the client has closed its side, or has been silent too long with nothing to do. */
  private boolean awaitRequest(ByteInput input) throws IOException {
    while (true) {
      input.allow(limits.idleTime());
      try {
        return input.await();
      } catch (SocketTimeoutException e) {
        var thread = answering;
        if (thread == null || !thread.isAlive()) {
          return false;
        }
      }
    }
  }

  private void answer(HttpRequest request) {
    SocketResponder responder;
    try {
      responder = SocketResponder.to(request, socket);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The client went away before its answer", e);
      return;
    }
    try {
      handler.handle(request, responder);
    } catch (IOException | InterruptedException e) {
      LOG.log(Level.DEBUG, "The client went away during an answer", e);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "An answer failed", e);
      fail(responder);
    } finally {
      if (!responder.reusable()) {
        close();
      }
    }
  }

  private void fail(SocketResponder responder) {
    if (responder.started()) {
      return;
    }
    try {
      handler.refuse(
          new HttpProblem(500, "The simulator failed inside; its log says why."), responder);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "The client went away", e);
    }
  }

  /** Closing with unread input would reset the connection and could destroy the answer. */
  private void refuse(HttpProblem problem, ByteInput input) throws IOException {
    handler.refuse(problem, SocketResponder.last(socket));
    socket.shutdownOutput();
    input.allow(LINGER);
    try {
      for (int dropped = 0; dropped < LINGER_BYTES && input.await(); dropped++) {
        input.read();
      }
    } catch (SocketTimeoutException e) {
      LOG.log(Level.DEBUG, "A refused client did not hang up", e);
    }
  }
}
