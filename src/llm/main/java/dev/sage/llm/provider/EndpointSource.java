package dev.sage.llm.provider;

import java.util.Optional;
import java.util.Set;

/** Where a client finds the addresses and keys of providers. Implementations are thread-safe. */
public interface EndpointSource {

  /** {@return the providers that it knows beside the vendors of the library} */
  Set<String> providers();

  /**
   * {@return the address of a provider, with its key; empty where there is none of this name}
   *
   * @param provider the first segment of its model names
   * @throws dev.sage.llm.LlmException of kind invalid_config or missing_credentials where it can't
   *     be used
   */
  Optional<Endpoint> find(String provider);
}
