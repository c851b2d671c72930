package dev.sage.llm.transport;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request. Its headers hold the key, so it never prints them.
 *
 * @param method {@code GET} or {@code POST}
 * @param url where to
 * @param headers names and values
 * @param body JSON in UTF-8; null for {@code GET}
 */
@SuppressWarnings("ArrayRecordComponent") // written once, sent once
public record HttpCall(
    String method, URI url, Map<String, String> headers, byte @Nullable [] body) {

  @Override
  public String toString() {
    return method + " " + url.getScheme() + "://" + url.getRawAuthority() + url.getRawPath();
  }
}
