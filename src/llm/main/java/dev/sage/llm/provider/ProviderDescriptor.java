package dev.sage.llm.provider;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A vendor as data, read from {@code resources/llm/dev/sage/llm/providers/NAME.json}. Immutable,
 * thread-safe.
 *
 * @param name the provider's name, the first segment of a model name
 * @param title as people call it
 * @param wireFormat {@code openai-chat}, {@code anthropic-messages}
 * @param baseUrl where it is unless the environment says otherwise
 * @param auth how its key is sent
 * @param keyRequired whether it answers nobody without a key
 * @param keyVariables the vendor's official environment variables for the key; the first that is
 *     set wins
 * @param addressVariables the same for the base URL
 * @param headers further headers of each request
 * @param headerVariables headers whose value is an environment variable's, where it is set
 * @param keyShape a regular expression that its keys match, or null where none is known
 * @param local whether it runs on the user's own machine
 * @param links {@code keys}, {@code docs}, {@code status}: pages for people
 */
public record ProviderDescriptor(
    String name,
    String title,
    String wireFormat,
    String baseUrl,
    AuthStyle auth,
    boolean keyRequired,
    List<KeyVariable> keyVariables,
    List<AddressVariable> addressVariables,
    Map<String, String> headers,
    Map<String, String> headerVariables,
    @Nullable String keyShape,
    Quirks quirks,
    boolean local,
    Map<String, String> links) {

  public ProviderDescriptor {
    keyVariables = List.copyOf(keyVariables);
    addressVariables = List.copyOf(addressVariables);
    headers = Map.copyOf(headers);
    headerVariables = Map.copyOf(headerVariables);
    links = Map.copyOf(links);
  }
}
