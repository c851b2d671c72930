package dev.sage.simulator.internal.http;

/**
 * One complete request. The path is as sent, without the query; the body is not copied, so whoever
 * reads it leaves it unchanged.
 */
public final class HttpRequest {
  private final String method;
  private final String path;
  private final HttpHeaders headers;
  private final byte[] body;

  public HttpRequest(String method, String path, HttpHeaders headers, byte[] body) {
    this.method = method;
    this.path = path;
    this.headers = headers;
    this.body = body;
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
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
        .flatMap(value -> java.util.Arrays.stream(value.split(",", -1)))
        .anyMatch(option -> option.strip().equalsIgnoreCase("close"));
  }
}
