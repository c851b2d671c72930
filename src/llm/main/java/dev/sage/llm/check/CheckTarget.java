package dev.sage.llm.check;

import dev.sage.llm.provider.AuthStyle;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.llm.provider.Quirks;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is checked: an endpoint as somebody typed it, right or not. Immutable, thread-safe; never
 * prints its key.
 *
 * @param provider the provider's name
 * @param vendor what is known of its vendor; null where it is none of ours
 * @param baseUrl the address as typed
 * @param key the key as typed, white space and all; null where there is none
 * @param auth how the key is sent
 * @param headers further headers of each request
 * @param wireFormat what it speaks
 * @param quirks in what it deviates from the wire format
 * @param local whether the server is the user's own
 */
public record CheckTarget(
    String provider,
    @Nullable ProviderDescriptor vendor,
    String baseUrl,
    @Nullable String key,
    AuthStyle auth,
    Map<String, String> headers,
    String wireFormat,
    Quirks quirks,
    boolean local) {

  /** Takes a copy of the headers. */
  public CheckTarget {
    headers = Map.copyOf(headers);
  }

  /**
   * {@return an endpoint as calls use it}
   *
   * @param endpoint the endpoint
   * @param vendor what is known of its vendor; null where it is none of ours
   */
  public static CheckTarget of(Endpoint endpoint, @Nullable ProviderDescriptor vendor) {
    var key = endpoint.key();
    return new CheckTarget(
        endpoint.name(),
        vendor,
        endpoint.baseUrl().toString(),
        key == null ? null : key.reveal(),
        endpoint.auth(),
        endpoint.headers(),
        endpoint.wireFormat(),
        endpoint.quirks(),
        endpoint.local());
  }

  /**
   * The same with another address.
   *
   * @param value as typed
   * @return the changed copy
   */
  public CheckTarget withBaseUrl(String value) {
    return new CheckTarget(provider, vendor, value, key, auth, headers, wireFormat, quirks, local);
  }

  /**
   * The same with another key.
   *
   * @param value as typed; null for none
   * @return the changed copy
   */
  public CheckTarget withKey(@Nullable String value) {
    return new CheckTarget(
        provider, vendor, baseUrl, value, auth, headers, wireFormat, quirks, local);
  }

  /** An address as typed may hold a password, and headers may be keys too. */
  @Override
  public String toString() {
    return "CheckTarget["
        + provider
        + ", "
        + wireFormat
        + ", "
        + (key == null ? "no key" : "with a key")
        + ", headers "
        + headers.keySet()
        + "]";
  }
}
