package dev.sage.llm.provider;

/** Makes the provider that speaks to an endpoint. */
@FunctionalInterface
public interface HttpProviderFactory {

  /**
   * {@return the provider; does no I/O}
   *
   * @param endpoint where it is and what it speaks
   * @throws dev.sage.llm.LlmException of kind invalid_config where the wire format is unknown
   */
  Provider create(Endpoint endpoint);
}
