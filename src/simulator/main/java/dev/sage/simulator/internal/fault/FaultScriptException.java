package dev.sage.simulator.internal.fault;

import java.io.IOException;

/** A fault script that can't be played. Its message says the file, the place and what to write. */
public final class FaultScriptException extends IOException {
  private static final long serialVersionUID = 1L;

  FaultScriptException(String message) {
    super(message);
  }
}
