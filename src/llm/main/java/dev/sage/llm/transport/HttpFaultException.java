package dev.sage.llm.transport;

import java.io.IOException;

/** An exchange that this library ends because of what the other side sent. */
final class HttpFaultException extends IOException {

  private static final long serialVersionUID = 1;

  private final HttpFault fault;

  HttpFaultException(HttpFault fault) {
    super(fault.json());
    this.fault = fault;
  }

  HttpFaultException(HttpFault fault, Throwable cause) {
    super(fault.json(), cause);
    this.fault = fault;
  }

  HttpFault fault() {
    return fault;
  }
}
