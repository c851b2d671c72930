package dev.sage.simulator.internal.http;

import java.util.Arrays;
import java.util.Optional;

/**
 * One complete request. The path is as sent, without the query; the body is not copied, so whoever
 * reads it leaves it unchanged.
 */
public final class HttpRequest {
  private final String method;
  private final String path;
  private final String query;
  private final HttpHeaders headers;
  private final byte[] body;

  /** A request; its target is as sent. */
  public HttpRequest(String method, String target, HttpHeaders headers, byte[] body) {
    this.method = method;
    this.path = LoopbackGate.path(target);
    int mark = target.indexOf('?');
    this.query = mark < 0 ? "" : target.substring(mark + 1);
    this.headers = headers;
    this.body = body;
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  /** The first value of a parameter of the query, decoded. */
  public Optional<String> parameter(String name) {
    return Arrays.stream(query.split("&", -1))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> PercentCode.decoded(pair.substring(name.length() + 1)))
        .findFirst();
  }

  public HttpHeaders headers() {
    return headers;
  }

  public byte[] body() {
    return body;
  }

  /** Whether the connection ends with the answer. */
  boolean wantsClose() {
    return headers.all("connection").stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .anyMatch(option -> option.strip().equalsIgnoreCase("close"));
  }
}
