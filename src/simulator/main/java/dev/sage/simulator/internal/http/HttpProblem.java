package dev.sage.simulator.internal.http;

/** A request that the server refuses before any handler sees it. The message is for a person. */
public final class HttpProblem extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  public HttpProblem(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The HTTP status to answer with. */
  public int status() {
    return status;
  }

  /** The message, never null. */
  public String sentence() {
    var message = getMessage();
    return message == null ? "Bad request." : message;
  }
}
