package dev.sage.llm.provider;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The vendors of the library with what the environment says of them, and nothing else.
 *
 * @param vendors those that come with the library
 * @param environment names and values, such as {@link System#getenv()}
 */
public record EnvironmentEndpoints(VendorCatalog vendors, Map<String, String> environment)
    implements EndpointSource {

  @Override
  public Set<String> providers() {
    return Set.of();
  }

  @Override
  public Optional<Endpoint> find(String provider) {
    return vendors.find(provider).map(new EndpointResolver(environment)::resolve);
  }

  /** Whose; the values of the environment are not shown. */
  @Override
  public String toString() {
    return "EnvironmentEndpoints[hidden]";
  }
}
