package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpHeaders;
import tools.jackson.databind.node.ObjectNode;

/** A request that is answered with a vendor's error. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient HttpHeaders headers;
  private final transient ObjectNode body;

  Refusal(int status, HttpHeaders headers, ObjectNode body) {
    super("The request is refused with status " + status);
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  public int status() {
    return status;
  }

  /** Headers that belong to this error only. */
  public HttpHeaders headers() {
    return headers;
  }

  /** The vendor's error body, still without a request id. */
  public ObjectNode body() {
    return body;
  }
}
