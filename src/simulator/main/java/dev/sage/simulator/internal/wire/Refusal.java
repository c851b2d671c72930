package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.json.Json;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A request that is answered with a vendor's error. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  /** A body that is no JSON. */
  public record Text(String contentType, String text) {}

  private final int status;
  private final transient HttpHeaders headers;
  private final transient ObjectNode json;
  private final transient Optional<Text> text;

  private Refusal(int status, HttpHeaders headers, ObjectNode json, Optional<Text> text) {
    super("The request is refused with status " + status);
    this.status = status;
    this.headers = headers;
    this.json = json;
    this.text = text;
  }

  Refusal(int status, HttpHeaders headers, ObjectNode body) {
    this(status, headers, body, Optional.empty());
  }

  /** One in words only. */
  public static Refusal inText(int status, HttpHeaders headers, Text text) {
    return new Refusal(status, headers, Json.object(), Optional.of(text));
  }

  /** One in the vendor's JSON. */
  public static Refusal inJson(int status, HttpHeaders headers, ObjectNode body) {
    return new Refusal(status, headers, body);
  }

  public int status() {
    return status;
  }

  /** Headers that belong to this error only. */
  public HttpHeaders headers() {
    return headers;
  }

  /** The vendor's error body, still without a request id. */
  public ObjectNode json() {
    return json;
  }

  /** The body, where it is no JSON. */
  public Optional<Text> text() {
    return text;
  }
}
