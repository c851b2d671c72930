package dev.sage.simulator.internal.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads requests from one connection by RFC 9112, strictly: what two servers could read in two ways
 * is refused. Used by one thread.
 */
final class RequestReader {
  /** Sends the interim reply that a client waits for before it sends its body. */
  interface Interim {
    void sendContinue() throws IOException;
  }

  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
  private static final byte[] NO_BODY = new byte[0];

  private final ByteInput input;
  private final HttpLimits limits;
  private final Interim interim;

  RequestReader(ByteInput input, HttpLimits limits, Interim interim) {
    this.input = input;
    this.limits = limits;
    this.interim = interim;
  }

  /** Reads the next request whole. */
  HttpRequest read() throws IOException, HttpProblem {
    int budget = limits.headerBytes();
    var start = input.line(budget);
    // RFC 9112 §2.2: an empty line before the request line is passed over, once.
    if (start.isEmpty()) {
      start = input.line(budget);
    }
    budget -= start.length();
    var parts = start.split(" ", -1);
    if (parts.length != 3 || !isToken(parts[0]) || !isTarget(parts[1])) {
      throw new HttpProblem(400, "The request line is not \"METHOD target HTTP/1.1\".");
    }
    if (!parts[2].equals("HTTP/1.1")) {
      boolean known = parts[2].startsWith("HTTP/");
      throw new HttpProblem(known ? 505 : 400, "This server speaks HTTP/1.1 only.");
    }
    var headers = headers(budget);
    LoopbackGate.check(parts[1], headers);
    var body = body(headers);
    return new HttpRequest(parts[0], parts[1], headers, body);
  }

  private HttpHeaders headers(int budget) throws IOException, HttpProblem {
    List<HttpHeaders.Field> fields = new ArrayList<>();
    int left = budget;
    for (var line = input.line(left); !line.isEmpty(); line = input.line(left)) {
      left -= line.length() + 2;
      int colon = line.indexOf(':');
      if (colon < 1 || !isToken(line.substring(0, colon))) {
        throw new HttpProblem(400, "A header line has no proper name.");
      }
      var value = line.substring(colon + 1).strip();
      if (!isFieldValue(value)) {
        throw new HttpProblem(400, "A header value has control characters.");
      }
      fields.add(new HttpHeaders.Field(line.substring(0, colon), value));
      if (left <= 0) {
        throw new HttpProblem(431, "The request's header lines are too long.");
      }
    }
    return new HttpHeaders(fields);
  }

  private byte[] body(HttpHeaders headers) throws IOException, HttpProblem {
    var lengths = headers.all("content-length");
    var codings = headers.all("transfer-encoding");
    if (!lengths.isEmpty() && !codings.isEmpty()) {
      throw new HttpProblem(400, "Content-Length and Transfer-Encoding do not go together.");
    }
    if (lengths.size() > 1 || codings.size() > 1) {
      throw new HttpProblem(400, "The request states the length of its body more than once.");
    }
    if (!codings.isEmpty()) {
      if (!codings.getFirst().equalsIgnoreCase("chunked")) {
        throw new HttpProblem(501, "The only transfer coding that is understood is chunked.");
      }
      expect(headers);
      return chunked();
    }
    if (lengths.isEmpty()) {
      return NO_BODY;
    }
    int length = number(lengths.getFirst(), 10, "Content-Length");
    requireSize(length);
    expect(headers);
    return input.read(length);
  }

  private void expect(HttpHeaders headers) throws IOException, HttpProblem {
    var expectation = headers.first("expect");
    if (expectation.isEmpty()) {
      return;
    }
    if (!expectation.get().equalsIgnoreCase("100-continue")) {
      throw new HttpProblem(417, "The only expectation that is understood is 100-continue.");
    }
    interim.sendContinue();
  }

  private byte[] chunked() throws IOException, HttpProblem {
    var body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      requireSize((long) body.size() + size);
      body.writeBytes(input.read(size));
      if (input.read() != '\r' || input.read() != '\n') {
        throw new HttpProblem(400, "A chunk of the body is longer than it says.");
      }
    }
    // Trailer fields are read and dropped.
    headers(limits.headerBytes());
    return body.toByteArray();
  }

  private int chunkSize() throws IOException, HttpProblem {
    var line = input.line(256);
    int extension = line.indexOf(';');
    return number(extension < 0 ? line : line.substring(0, extension), 16, "chunk size");
  }

  private void requireSize(long size) throws HttpProblem {
    if (size > limits.bodyBytes()) {
      throw new HttpProblem(
          413, "The request body is over the limit of " + limits.bodyBytes() + " bytes.");
    }
  }

  /** A plain number: no sign, no blank, no prefix, which {@code Integer.parseInt} would allow. */
  private static int number(String text, int radix, String what) throws HttpProblem {
    if (text.isEmpty() || text.chars().anyMatch(c -> c > 'f' || Character.digit(c, radix) < 0)) {
      throw new HttpProblem(400, "The " + what + " is not a number.");
    }
    if (text.length() > 15) {
      throw new HttpProblem(400, "The " + what + " is too large a number.");
    }
    return (int) Math.min(Long.parseLong(text, radix), Integer.MAX_VALUE);
  }

  private static boolean isToken(String text) {
    return !text.isEmpty()
        && text.chars()
            .allMatch(
                c ->
                    (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || TOKEN_MARKS.indexOf(c) >= 0);
  }

  private static boolean isTarget(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7f);
  }

  private static boolean isFieldValue(String text) {
    return text.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f));
  }
}
