package dev.sage.llm.provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a provider, whoever says it; what is null is left to the vendor. Immutable,
 * thread-safe; prints no value.
 *
 * @param key the key as it is written
 * @param keyPlace where the key stands, for messages
 * @param auth how the key is sent
 * @param baseUrl the address as it is written
 * @param addressPlace where the address stands, for messages
 * @param headers further headers of each request
 * @param wireFormat what the address speaks
 * @param local whether it is the user's own server
 * @param maxTokensField how it calls the limit on the answer
 */
public record EndpointSettings(
    @Nullable String key,
    String keyPlace,
    @Nullable AuthStyle auth,
    @Nullable String baseUrl,
    String addressPlace,
    Map<String, String> headers,
    @Nullable String wireFormat,
    @Nullable Boolean local,
    @Nullable String maxTokensField) {

  /** Takes a copy of the headers. */
  public EndpointSettings {
    headers = Map.copyOf(headers);
  }

  /**
   * What a vendor's variables say.
   *
   * @throws dev.sage.llm.LlmException of kind invalid_config where a header is none
   */
  static EndpointSettings of(String provider, List<VendorVariable> variables) {
    VendorVariable key = null;
    VendorVariable address = null;
    var headers = new LinkedHashMap<String, String>();
    for (var variable : variables) {
      switch (variable.kind()) {
        case KEY -> key = key == null ? variable : key;
        case ADDRESS -> address = address == null ? variable : address;
        case HEADER -> {
          EndpointResolver.checkHeader(provider, variable);
          headers.put(variable.header(), variable.value());
        }
      }
    }
    return new EndpointSettings(
        key == null ? null : key.value(),
        key == null ? "" : key.variable(),
        key == null ? null : key.auth(),
        address == null ? null : address.value(),
        address == null ? "" : address.variable(),
        headers,
        null,
        null,
        null);
  }

  @Override
  public String toString() {
    return "EndpointSettings[hidden]";
  }
}
