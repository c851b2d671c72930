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
 * @param auth how the key is sent
 * @param headers further headers of each request
 * @param quirks in what it deviates from the wire format
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

  /** Takes a copy of the headers. */
  public Endpoint {
    headers = Map.copyOf(headers);
  }

  /**
   * {@return an endpoint of OpenAI's chat format, key sent as bearer token}
   *
   * @param name the provider's name
   * @param baseUrl the address
   * @param key null where none is needed
   */
  public static Endpoint openAiChat(String name, URI baseUrl, @Nullable Secret key) {
    return of(name, "openai-chat", baseUrl, key);
  }

  /**
   * {@return an endpoint of OpenAI's responses format, key sent as bearer token}
   *
   * @param name the provider's name
   * @param baseUrl the address
   * @param key null where none is needed
   */
  public static Endpoint openAiResponses(String name, URI baseUrl, @Nullable Secret key) {
    return of(name, "openai-responses", baseUrl, key);
  }

  /**
   * {@return an endpoint of Anthropic's messages format, key sent as {@code x-api-key}}
   *
   * @param name the provider's name
   * @param baseUrl the address
   * @param key null where none is needed
   */
  public static Endpoint anthropicMessages(String name, URI baseUrl, @Nullable Secret key) {
    return of(name, "anthropic-messages", baseUrl, key);
  }

  /**
   * {@return an endpoint of Gemini's format, key sent as {@code x-goog-api-key}}
   *
   * @param name the provider's name
   * @param baseUrl the address
   * @param key null where none is needed
   */
  public static Endpoint gemini(String name, URI baseUrl, @Nullable Secret key) {
    return of(name, "gemini", baseUrl, key);
  }

  /**
   * {@return an endpoint of Ollama's own format, key sent as bearer token}
   *
   * @param name the provider's name
   * @param baseUrl the address
   * @param key null where none is needed
   */
  public static Endpoint ollama(String name, URI baseUrl, @Nullable Secret key) {
    return of(name, "ollama", baseUrl, key);
  }

  /**
   * {@return an endpoint of any wire format, key sent as that format's own vendor takes it, as
   * bearer token for formats that this library does not know}
   *
   * <p>The version may stand in the address or be left out. Where OpenAI's formats are spoken and
   * the address has no path at all, it is {@code /v1}, as on every server that people run
   * themselves; for one that has its paths at the top, give {@link #withBaseUrl} the bare address.
   *
   * @param name the provider's name
   * @param wireFormat {@code openai-chat}, {@code openai-responses}, {@code anthropic-messages},
   *     {@code gemini}, {@code ollama}, or one given to {@link dev.sage.llm.Llm.Builder#wireFormat}
   * @param baseUrl the address
   * @param key null where none is needed
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

  /**
   * The same endpoint at another address, which is taken as it is.
   *
   * @param value the address
   * @return the changed copy
   */
  public Endpoint withBaseUrl(URI value) {
    return new Endpoint(name, wireFormat, value, key, auth, headers, quirks, local);
  }

  /**
   * The same endpoint with other deviations.
   *
   * @param value these and no others
   * @return the changed copy
   */
  public Endpoint withQuirks(Quirks value) {
    return new Endpoint(name, wireFormat, baseUrl, key, auth, headers, value, local);
  }

  /**
   * The same endpoint with other headers.
   *
   * @param value these and no others
   * @return the changed copy
   */
  public Endpoint withHeaders(Map<String, String> value) {
    return new Endpoint(name, wireFormat, baseUrl, key, auth, value, quirks, local);
  }

  /**
   * The same endpoint, told whether it is the user's own server.
   *
   * @param value whether the long timers are its default
   * @return the changed copy
   */
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
