package dev.sage.llm.provider;

/** Makes the provider that speaks to an endpoint. */
@FunctionalInterface
public interface HttpProviderFactory {

  /**
   * The provider; does no I/O.
   *
   * @throws dev.sage.llm.LlmException of kind invalid_config where the wire format is unknown
   */
  Provider create(Endpoint endpoint);
}
