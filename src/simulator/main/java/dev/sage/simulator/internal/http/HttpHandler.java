package dev.sage.simulator.internal.http;

import java.io.IOException;

/** Answers requests. Called on a virtual thread of its own for each request; thread-safe. */
public interface HttpHandler {

  /**
   * Answers one request.
   *
   * @throws IOException when the client has gone
   * @throws InterruptedException when the client has gone, or the server closes, during a wait
   */
  void handle(HttpRequest request, HttpResponder responder)
      throws IOException, InterruptedException;

  /** Answers what was refused before it was a request; the connection ends afterwards. */
  void refuse(HttpProblem problem, HttpResponder responder) throws IOException;

  /** What becomes of a connection that has just come. */
  enum Admission {
    /** Its requests are answered. */
    SERVE,
    /** It ends. */
    END,
    /** It stays open, nothing it says is answered. */
    HOLD
  }

  /** A connection has come, nothing is read of it yet; called on its own virtual thread. */
  default Admission admit(RawAnswer connection) throws IOException, InterruptedException {
    return Admission.SERVE;
  }
}
