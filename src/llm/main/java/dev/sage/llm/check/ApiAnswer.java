package dev.sage.llm.check;

import dev.sage.llm.transport.BodyKind;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * An HTTP answer, whole. Never prints its body.
 *
 * @param url where the request went
 * @param status the HTTP status
 * @param headers names in lower case
 * @param body the body as it came
 * @param untilHeaders from the request's begin to the end of the headers
 * @param whole from the request's begin to the end of the body
 */
@SuppressWarnings("ArrayRecordComponent") // read once, kept nowhere
record ApiAnswer(
    URI url,
    int status,
    Map<String, String> headers,
    byte[] body,
    Duration untilHeaders,
    Duration whole) {

  boolean ok() {
    return status / 100 == 2;
  }

  /** Whether it leads elsewhere. */
  boolean redirect() {
    return status / 100 == 3 && headers.containsKey("location");
  }

  boolean html() {
    var type = headers.getOrDefault("content-type", "");
    return BodyKind.of(type, body, 0, body.length, true) == BodyKind.HTML;
  }

  /** {@code 404}, and what kind of page where it is one. */
  String described() {
    return html() ? "a web page (HTTP " + status + ")" : "HTTP " + status;
  }

  @Override
  public String toString() {
    return url + " " + status;
  }
}
