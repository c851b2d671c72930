package dev.sage.llm.provider;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.transport.BodyKind;
import dev.sage.llm.transport.HttpCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds the HTTP requests of an endpoint. Thread-safe. */
public final class HttpRequests {

  private static final String USER_AGENT = "sage-llm/0.1";

  /** How the path of a format begins that has its version in it. */
  private static final Pattern VERSION = Pattern.compile("/(v\\d\\w*|api)(?=/)");

  private final Endpoint endpoint;
  private final WireFormat format;

  /** The last chat address: mostly the next one too, and asked for several times in a call. */
  private volatile Address last = new Address("", URI.create(""));

  private record Address(String path, URI url) {}

  /**
   * Requests to an endpoint, with its key and headers.
   *
   * @param endpoint where they go
   * @param format what it speaks
   */
  public HttpRequests(Endpoint endpoint, WireFormat format) {
    this.endpoint = endpoint;
    this.format = format;
  }

  /** Where chat requests go. */
  URI chatUrl(ChatRequest request, boolean streaming) {
    String path = format.chatPath(request.modelName(), streaming);
    var known = last;
    if (!known.path().equals(path)) {
      known = new Address(path, url(path));
      last = known;
    }
    return known.url();
  }

  /**
   * A chat request.
   *
   * @throws LlmException of kind invalid_request where a header is none
   */
  HttpCall chat(ChatRequest request, byte[] body, boolean streaming) {
    var framing = streaming ? format.framings().getFirst() : BodyKind.JSON;
    var headers = headers(framing.mediaType());
    headers.put("Content-Type", "application/json");
    // A compressed stream arrives late: the compressor holds bytes back.
    headers.put("Accept-Encoding", streaming ? "identity" : "gzip");
    request.headers().forEach((name, value) -> headers.put(checked(name, value), value));
    return new HttpCall("POST", chatUrl(request, streaming), headers, body);
  }

  /**
   * The same to be looked at: what is secret is taken out.
   *
   * @throws LlmException of kind invalid_request where a header is none
   */
  WireRequest shown(ChatRequest request, byte[] body, boolean streaming) {
    var call = chat(request, body, streaming);
    var headers =
        call.headers().entrySet().stream()
            .map(header -> shown(header.getKey(), header.getValue()))
            .toList();
    return new WireRequest(
        endpoint.name(),
        format.id(),
        call.method(),
        call.url(),
        headers,
        new String(body, StandardCharsets.UTF_8));
  }

  private WireHeader shown(String name, String value) {
    var key = endpoint.key();
    if (key != null && value.endsWith(key.reveal())) {
      var before = value.substring(0, value.length() - key.reveal().length());
      return new WireHeader(name, before, WireHeader.Hidden.KEY);
    }
    return Headers.secret(name)
        ? new WireHeader(name, "", WireHeader.Hidden.SECRET)
        : new WireHeader(name, value, WireHeader.Hidden.NOTHING);
  }

  /**
   * {@return a request for a page of the model list}
   *
   * @param cursor where the page begins; null for the first
   */
  public HttpCall models(@Nullable String cursor) {
    return get(format.modelsPath(cursor));
  }

  /**
   * {@return a GET with the endpoint's key}
   *
   * @param where a path below the base URL, which begins with a slash, or a whole address
   */
  public HttpCall get(String where) {
    var headers = headers("application/json");
    headers.put("Accept-Encoding", "gzip");
    var url = where.startsWith("/") ? url(where) : URI.create(where);
    return new HttpCall("GET", url, headers, null);
  }

  private Map<String, String> headers(String accept) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    headers.put("User-Agent", USER_AGENT);
    headers.put("Accept", accept);
    headers.putAll(format.headers());
    @Nullable String auth = endpoint.auth().header();
    var key = endpoint.key();
    if (auth != null && key != null) {
      headers.put(auth, endpoint.auth().value(key));
    }
    // What somebody wrote by hand wins, as in the vendors' own clients.
    headers.putAll(endpoint.headers());
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
    // Some write the version into a base URL where the vendor's own client does not: both work.
    var prefix = VERSION.matcher(path);
    return URI.create(
        prefix.lookingAt() && root.endsWith(prefix.group())
            ? root + path.substring(prefix.end())
            : root + path);
  }
}
