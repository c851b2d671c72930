package dev.sage.llm.provider;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A vendor as data, read from {@code resources/llm/dev/sage/llm/providers/NAME.json}. Immutable,
 * thread-safe.
 *
 * @param name the provider's name, the first segment of a model name
 * @param variantOf the vendor whose other wire format this is ({@code openai} for {@code
 *     openai-responses}), or null where it is the vendor itself
 * @param title as people call it
 * @param wireFormat {@code openai-chat}, {@code anthropic-messages} ...
 * @param baseUrl where it is unless the environment says otherwise
 * @param addressRequired whether each customer has an address of their own, so that {@code baseUrl}
 *     is only its pattern (Azure)
 * @param auth how its key is sent
 * @param keyRequired whether it answers nobody without a key
 * @param keyVariables the vendor's official environment variables for the key; the first that is
 *     set wins
 * @param addressVariables the same for the base URL
 * @param headers further headers of each request
 * @param headerVariables headers whose value is an environment variable's, where it is set
 * @param headerLines variables that hold whole headers, {@code Name: value}, one a line
 * @param keyShape a regular expression that its keys match, or null where none is known
 * @param keyPrefixes how some of its keys begin, beyond what {@code keyShape} says
 * @param keyCheck where a GET costs nothing and fails for a bad key, as a path below the base URL
 *     or an address; null where the model list does
 * @param modelList whether it lists its models
 * @param tools whether its models can call tools at all
 * @param exampleModel a model for examples and for the tests against the real provider, or null
 *     where each server has its own
 * @param local whether it runs on the user's own machine
 * @param links {@code keys}, {@code docs}, {@code status}, {@code pricing}: pages for people
 * @param quirks in what it deviates from the wire format
 */
public record ProviderDescriptor(
    String name,
    @Nullable String variantOf,
    String title,
    String wireFormat,
    String baseUrl,
    boolean addressRequired,
    AuthStyle auth,
    boolean keyRequired,
    List<KeyVariable> keyVariables,
    List<AddressVariable> addressVariables,
    Map<String, String> headers,
    Map<String, String> headerVariables,
    List<String> headerLines,
    @Nullable String keyShape,
    List<String> keyPrefixes,
    @Nullable String keyCheck,
    boolean modelList,
    boolean tools,
    @Nullable String exampleModel,
    Quirks quirks,
    boolean local,
    Map<String, String> links) {

  /** Takes copies of the collections. */
  public ProviderDescriptor {
    keyVariables = List.copyOf(keyVariables);
    addressVariables = List.copyOf(addressVariables);
    headers = Map.copyOf(headers);
    headerVariables = Map.copyOf(headerVariables);
    headerLines = List.copyOf(headerLines);
    keyPrefixes = List.copyOf(keyPrefixes);
    links = Map.copyOf(links);
  }
}
