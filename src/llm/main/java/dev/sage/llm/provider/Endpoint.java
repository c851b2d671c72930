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
    return new Endpoint(
        name, "openai-chat", baseUrl, key, AuthStyle.BEARER, Map.of(), Quirks.NONE, false);
  }

  /** An endpoint of Anthropic's messages format, key sent as {@code x-api-key}. */
  public static Endpoint anthropicMessages(String name, URI baseUrl, @Nullable Secret key) {
    return new Endpoint(
        name,
        "anthropic-messages",
        baseUrl,
        key,
        AuthStyle.X_API_KEY,
        Map.of(),
        Quirks.NONE,
        false);
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
