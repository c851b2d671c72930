package dev.sage.simulator.internal.fault;

import dev.sage.simulator.internal.http.HttpHeaders;
import java.nio.charset.Charset;
import java.util.List;

/** One thing that goes wrong. Immutable. */
sealed interface Fault {

  /** Waits, then goes on. */
  record Delay(int millis) implements Fault {}

  /** Sends nothing more and keeps the connection open until the client goes. */
  record Stall() implements Fault {}

  /** From here on, so many bytes a second. */
  record Drip(int bytesPerSecond) implements Fault {}

  /** From here on, the body goes out in pieces of these sizes, in turn, one write each. */
  record Split(List<Integer> sizes) implements Fault {
    public Split {
      sizes = List.copyOf(sizes);
    }
  }

  /** The connection ends with FIN. */
  record Cut(Framing framing) implements Fault {
    /** What the end looks like to whoever reads the framing. */
    enum Framing {
      /** The body is ended as its framing wants it. */
      ENDED,
      /** The end of the framing is missing: no last chunk, or less than Content-Length promised. */
      OPEN,
      /** Inside a chunk. */
      MID_CHUNK,
      /** After a chunk size that is no number. */
      BAD_CHUNK_SIZE
    }
  }

  /** The connection ends with RST. */
  record Reset() implements Fault {}

  /** No connection is accepted at all. */
  record Refuse() implements Fault {}

  /** Sends text as it is, in the body. */
  record Send(String text, int times) implements Fault {}

  /** Sends one letter many times: a line without an end, a huge event. */
  record Fill(String before, long bytes, String after) implements Fault {}

  /** Sends the event once more, so many times. */
  record Repeat(int times) implements Fault {}

  /** Leaves the event out. */
  record Drop() implements Fault {}

  /** Spoils the event. */
  record Corrupt(Corruption how) implements Fault {}

  /** Sets a header, or adds it beside the one that is there. */
  record Header(String name, String value, int times, boolean add) implements Fault {}

  /** Sends an interim response first (RFC 9110 §15.2). */
  record Interim(int status, HttpHeaders headers) implements Fault {}

  /** Answers with this in place of the model's answer. */
  record Respond(int status, HttpHeaders headers, String body, Charset charset) implements Fault {
    byte[] bytes() {
      return body.getBytes(charset);
    }
  }

  /** Compresses the body with gzip, and says so. */
  record Compress() implements Fault {}
}
