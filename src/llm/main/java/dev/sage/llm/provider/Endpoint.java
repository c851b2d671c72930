package dev.sage.llm.provider;

import dev.sage.llm.secret.Secret;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An address that speaks a wire format, under the name of a provider. Immutable, thread-safe; never
 * prints its key. It is checked when it is used: a bad address is the call's failure.
 *
 * @param name the provider's name, the first segment of a model name
 * @param wireFormat {@code openai-chat}, {@code anthropic-messages} ...
 * @param baseUrl as the vendor's own client takes it, such as {@code https://api.openai.com/v1};
 *     http or https, no query, no user and password
 * @param key the key, or null where none is needed
 * @param headers further headers of each request
 * @param local whether the server is the user's own: its timers are the long ones of {@link
 *     dev.sage.llm.Timeouts#LOCAL}
 */
public record Endpoint(
    String name,
    String wireFormat,
    URI baseUrl,
    @Nullable Secret key,
    AuthStyle auth,
    Map<String, String> headers,
    Quirks quirks,
    boolean local) {

  public Endpoint {
    headers = Map.copyOf(headers);
  }

  /** An endpoint of OpenAI's chat format, key sent as bearer token. */
  public static Endpoint openAiChat(String name, URI baseUrl, @Nullable Secret key) {
    return of(name, "openai-chat", baseUrl, key);
  }

  /** An endpoint of OpenAI's responses format, key sent as bearer token. */
  public static Endpoint openAiResponses(String name, URI baseUrl, @Nullable Secret key) {
    return of(name, "openai-responses", baseUrl, key);
  }

  /** An endpoint of Anthropic's messages format, key sent as {@code x-api-key}. */
  public static Endpoint anthropicMessages(String name, URI baseUrl, @Nullable Secret key) {
    return of(name, "anthropic-messages", baseUrl, key);
  }

  /** An endpoint of Gemini's format, key sent as {@code x-goog-api-key}. */
  public static Endpoint gemini(String name, URI baseUrl, @Nullable Secret key) {
    return of(name, "gemini", baseUrl, key);
  }

  /** An endpoint of Ollama's own format, key sent as bearer token. */
  public static Endpoint ollama(String name, URI baseUrl, @Nullable Secret key) {
    return of(name, "ollama", baseUrl, key);
  }

  /**
   * An endpoint of any wire format, key sent as that format's own vendor takes it, as bearer token
   * for formats that this library does not know.
   *
   * <p>The version may stand in the address or be left out. Where OpenAI's formats are spoken and
   * the address has no path at all, it is {@code /v1}, as on every server that people run
   * themselves; for one that has its paths at the top, give {@link #withBaseUrl} the bare address.
   *
   * @param wireFormat {@code openai-chat}, {@code openai-responses}, {@code anthropic-messages},
   *     {@code gemini}, {@code ollama}, or one given to {@link dev.sage.llm.Llm.Builder#wireFormat}
   */
  public static Endpoint of(String name, String wireFormat, URI baseUrl, @Nullable Secret key) {
    var auth =
        switch (wireFormat) {
          case "anthropic-messages" -> AuthStyle.X_API_KEY;
          case "gemini" -> AuthStyle.X_GOOG_API_KEY;
          default -> AuthStyle.BEARER;
        };
    var url = wireFormat.startsWith("openai-") ? versioned(baseUrl) : baseUrl;
    return new Endpoint(name, wireFormat, url, key, auth, Map.of(), Quirks.NONE, false);
  }

  private static URI versioned(URI url) {
    boolean bare =
        url.getHost() != null
            && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"))
            && url.getRawQuery() == null
            && url.getRawFragment() == null;
    return bare ? url.resolve("/v1") : url;
  }

  public Endpoint withBaseUrl(URI value) {
    return new Endpoint(name, wireFormat, value, key, auth, headers, quirks, local);
  }

  public Endpoint withQuirks(Quirks value) {
    return new Endpoint(name, wireFormat, baseUrl, key, auth, headers, value, local);
  }

  public Endpoint withHeaders(Map<String, String> value) {
    return new Endpoint(name, wireFormat, baseUrl, key, auth, value, quirks, local);
  }

  public Endpoint withLocal(boolean value) {
    return new Endpoint(name, wireFormat, baseUrl, key, auth, headers, quirks, value);
  }

  /** Header values may be keys too, so only their names are shown. */
  @Override
  public String toString() {
    return "Endpoint["
        + name
        + ", "
        + wireFormat
        + ", "
        + (baseUrl.getRawUserInfo() == null ? baseUrl : "address with a password, hidden")
        + ", "
        + (key == null ? "no key" : "with a key")
        + ", headers "
        + headers.keySet()
        + "]";
  }
}
