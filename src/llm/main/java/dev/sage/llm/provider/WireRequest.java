package dev.sage.llm.provider;

import java.net.URI;
import java.util.List;

/**
 * A request as it would be sent, without what is secret in it: to be shown, copied, or sent by
 * another program. Immutable, thread-safe.
 *
 * @param provider whom it asks
 * @param wireFormat {@code openai-chat}, {@code anthropic-messages} ...
 * @param method {@code POST}
 * @param url where it goes
 * @param headers in alphabetical order
 * @param body JSON text, byte by byte what is sent in UTF-8
 */
public record WireRequest(
    String provider,
    String wireFormat,
    String method,
    URI url,
    List<WireHeader> headers,
    String body) {

  /** Takes a copy of the headers. */
  public WireRequest {
    headers = List.copyOf(headers);
  }
}
