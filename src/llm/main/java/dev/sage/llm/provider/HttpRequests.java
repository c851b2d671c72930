package dev.sage.llm.provider;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.transport.HttpCall;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds the HTTP requests of an endpoint. Thread-safe. */
final class HttpRequests {

  private static final String USER_AGENT = "sage-llm/0.1";

  private final Endpoint endpoint;
  private final WireFormat format;

  HttpRequests(Endpoint endpoint, WireFormat format) {
    this.endpoint = endpoint;
    this.format = format;
  }

  /** Where chat requests go. */
  URI chatUrl() {
    return url(format.chatPath());
  }

  /**
   * A chat request.
   *
   * @throws LlmException of kind invalid_request where a header is none
   */
  HttpCall chat(byte[] body, boolean streaming, Map<String, String> further) {
    var headers = headers(streaming ? "text/event-stream" : "application/json");
    headers.put("Content-Type", "application/json");
    // A compressed stream arrives late: the compressor holds bytes back.
    headers.put("Accept-Encoding", streaming ? "identity" : "gzip");
    further.forEach((name, value) -> headers.put(checked(name, value), value));
    return new HttpCall("POST", chatUrl(), headers, body);
  }

  /** A request for the model list. */
  HttpCall models() {
    var headers = headers("application/json");
    headers.put("Accept-Encoding", "gzip");
    return new HttpCall("GET", url(format.modelsPath()), headers, null);
  }

  private Map<String, String> headers(String accept) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.put("User-Agent", USER_AGENT);
    headers.put("Accept", accept);
    headers.putAll(format.headers());
    headers.putAll(endpoint.headers());
    @Nullable String auth = endpoint.auth().header();
    var key = endpoint.key();
    if (auth != null && key != null) {
      headers.put(auth, endpoint.auth().value(key));
    }
    return headers;
  }

  private String checked(String name, String value) {
    if (Headers.valid(name, value)) {
      return name;
    }
    throw new LlmException(
        LlmError.of(
                LlmError.Kind.INVALID_REQUEST,
                endpoint.name(),
                null,
                "The request's header \""
                    + Headers.printable(name)
                    + "\" has characters that no header may have. Remove them.")
            .at("request", null));
  }

  private URI url(String path) {
    var base = endpoint.baseUrl().toString();
    int end = base.length();
    while (base.charAt(end - 1) == '/') {
      end--;
    }
    var root = base.substring(0, end);
    // Some write the version into Anthropic's base URL, its own client does not: both work.
    return URI.create(
        root.endsWith("/v1") && path.startsWith("/v1/")
            ? root + path.substring("/v1".length())
            : root + path);
  }
}
