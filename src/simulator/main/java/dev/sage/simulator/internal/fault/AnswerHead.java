package dev.sage.simulator.internal.fault;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.http.ResponseHead;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Status and headers while faults are done to them. Used by one thread.
 *
 * <p>In a value {@code {date+60}} stands for the date in 60 seconds, {@code {date-60}} for that of
 * a minute ago, {@code {authority}} for the simulator's own host and port, and {@code {n}} for the
 * number of a header that is sent several times.
 */
final class AnswerHead {
  private static final Pattern DATE = Pattern.compile("\\{date([+-]\\d{1,9})\\}");

  private final String authority;
  private final List<HttpHeaders.Field> fields = new ArrayList<>();
  private int status;
  private FaultScript.Framing framing = FaultScript.Framing.CHUNKED;

  AnswerHead(int status, HttpHeaders headers, String authority) {
    this.status = status;
    this.authority = authority;
    fields.addAll(headers.fields());
  }

  /** Says how the body is framed. */
  void frame(FaultScript.Framing newFraming, long length) {
    framing = newFraming;
    switch (framing) {
      case CHUNKED -> set("transfer-encoding", "chunked");
      case LENGTH -> set("content-length", Long.toString(length));
      case CLOSE -> {}
    }
  }

  void replace(int newStatus, HttpHeaders headers, int length) {
    status = newStatus;
    fields.clear();
    headers
        .fields()
        .forEach(field -> fields.add(new HttpHeaders.Field(field.name(), value(field.value(), 1))));
    if (!complete()) {
      frame(framing, length);
    }
  }

  void header(Fault.Header header) {
    if (!header.add()) {
      remove(header.name());
    }
    for (int i = 1; i <= header.times(); i++) {
      fields.add(
          new HttpHeaders.Field(
              header.name().replace("{n}", Integer.toString(i)), value(header.value(), i)));
    }
  }

  void compressed() {
    remove("content-length");
    set("content-encoding", "gzip");
  }

  /** Whether the answer ends with its headers (RFC 9112 §6.3). */
  boolean complete() {
    return status == 204 || status == 304;
  }

  byte[] bytes(boolean keepAlive) {
    return ResponseHead.bytes(status, new HttpHeaders(fields), keepAlive);
  }

  /** An interim response, which has no body and ends nothing. */
  static byte[] interim(int status, HttpHeaders headers) {
    var text = new StringBuilder("HTTP/1.1 ").append(status).append(" Interim\r\n");
    headers
        .fields()
        .forEach(
            field -> text.append(field.name()).append(": ").append(field.value()).append("\r\n"));
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private String value(String template, int number) {
    var now = ZonedDateTime.now(ZoneOffset.UTC);
    var dated =
        DATE.matcher(template)
            .replaceAll(
                found -> ResponseHead.date(now.plusSeconds(Long.parseLong(found.group(1)))));
    return dated.replace("{authority}", authority).replace("{n}", Integer.toString(number));
  }

  private void set(String name, String value) {
    remove(name);
    fields.add(new HttpHeaders.Field(name, value));
  }

  private void remove(String name) {
    fields.removeIf(field -> field.name().equals(name));
  }
}
