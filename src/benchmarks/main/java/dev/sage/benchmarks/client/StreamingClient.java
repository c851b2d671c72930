package dev.sage.benchmarks.client;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A client under measurement, used as its own documentation recommends. Thread-safe. */
interface StreamingClient extends AutoCloseable {

  /**
   * Streams one answer, giving each piece of text as it arrives, and returns when it is complete.
   *
   * @param model {@code bench-EVENTS} or {@code bench-EVENTS-RATE}
   * @return what the client leaves in its caller's hands after the end
   * @throws Exception where the call failed
   */
  @Nullable Object stream(String model, TextSink sink) throws Exception;

  @Override
  default void close() throws IOException {}

  /** Takes the pieces of text; called by one thread at a time. */
  interface TextSink {
    /** The next piece. */
    void text(String value);
  }
}
