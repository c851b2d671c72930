package dev.sage.simulator.internal.fault;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.http.HttpResponder;
import dev.sage.simulator.internal.http.RawAnswer;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes a sound answer in place of a connection, and keeps it event by event: an event ends with
 * the write that ends its line, as every event of a stream does. Used by one thread.
 */
final class CapturedAnswer implements HttpResponder, HttpResponder.ChunkedBody {
  private int status;
  private HttpHeaders headers = HttpHeaders.NONE;
  private final List<byte[]> events = new ArrayList<>();
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

  int status() {
    return status;
  }

  HttpHeaders headers() {
    return headers;
  }

  List<byte[]> events() {
    return events;
  }

  /** The bytes of the whole body. */
  long length() {
    return events.stream().mapToLong(event -> event.length).sum();
  }

  @Override
  public void send(int newStatus, HttpHeaders newHeaders, byte[] body) {
    status = newStatus;
    headers = newHeaders;
    events.add(body);
  }

  @Override
  public void sendCut(int newStatus, HttpHeaders newHeaders, byte[] body, int sent) {
    send(newStatus, newHeaders, Arrays.copyOf(body, sent));
  }

  @Override
  public ChunkedBody stream(int newStatus, HttpHeaders newHeaders) {
    status = newStatus;
    headers = newHeaders;
    return this;
  }

  @Override
  public RawAnswer raw() {
    throw new IllegalStateException("A fault can't be played on top of another.");
  }

  @Override
  public void write(byte[] bytes, int from, int to) {
    begun.write(bytes, from, to - from);
    if (to > from && bytes[to - 1] == '\n') {
      close();
    }
  }

  @Override
  public void end() {
    if (begun.size() > 0) {
      close();
    }
  }

  private void close() {
    events.add(begun.toByteArray());
    begun.reset();
  }
}
