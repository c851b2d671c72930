package dev.sage.llm.provider;

import dev.sage.llm.LlmException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds a provider by name: the program's own first, then its endpoints, then what environment or
 * configuration say of the vendors of the library and of others. Thread-safe.
 */
public final class ProviderRegistry {

  private final Map<String, Provider> providers = new ConcurrentHashMap<>();
  private final Map<String, Endpoint> endpoints;
  private final VendorCatalog vendors;
  private final EndpointSource source;
  private final HttpProviderFactory factory;

  /**
   * A registry; nothing is made before it is asked for.
   *
   * @param own the program's own providers, by name
   * @param endpoints the program's addresses, by name
   * @param vendors those that come with the library
   * @param source finds keys and addresses
   * @param factory makes a provider of an address
   */
  public ProviderRegistry(
      Map<String, Provider> own,
      Map<String, Endpoint> endpoints,
      VendorCatalog vendors,
      EndpointSource source,
      HttpProviderFactory factory) {
    this.providers.putAll(own);
    this.endpoints = Map.copyOf(endpoints);
    this.vendors = vendors;
    this.source = source;
    this.factory = factory;
  }

  /** {@return all names, sorted} */
  public Set<String> names() {
    var names = new TreeSet<>(vendors.names());
    names.addAll(providers.keySet());
    names.addAll(endpoints.keySet());
    names.addAll(source.providers());
    return names;
  }

  /**
   * {@return what is known of the vendor of this name}
   *
   * @param name the first segment of its model names
   */
  public Optional<ProviderDescriptor> descriptor(String name) {
    return vendors.find(name);
  }

  /**
   * {@return the provider of this name}
   *
   * @param name the first segment of its model names
   * @throws LlmException of kind invalid_config where there is none or its address is bad,
   *     missing_credentials where it needs a key that nobody gave
   */
  public Provider find(String name) {
    var known = providers.get(name);
    if (known != null) {
      return known;
    }
    // Not computeIfAbsent: a refusal must leave nothing behind, and two builds do no harm.
    var built = factory.create(resolve(name));
    var earlier = providers.putIfAbsent(name, built);
    return earlier == null ? built : earlier;
  }

  private Endpoint resolve(String name) {
    var given = endpoints.get(name);
    if (given != null) {
      return EndpointResolver.check(given);
    }
    return source
        .find(name)
        .orElseThrow(() -> new LlmException(EndpointResolver.unknown(name, names())));
  }
}
