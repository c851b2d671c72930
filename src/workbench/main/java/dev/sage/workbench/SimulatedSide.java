package dev.sage.workbench;

import dev.sage.llm.provider.AuthStyle;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.secret.Secret;
import dev.sage.simulator.Simulator;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** One API of the embedded simulator, as a provider. Immutable, thread-safe. */
public enum SimulatedSide {
  OPENAI("sim-openai", "openai-chat", Simulator::openAiUrl, AuthStyle.BEARER),
  ANTHROPIC("sim-anthropic", "anthropic-messages", Simulator::anthropicUrl, AuthStyle.X_API_KEY),
  RESPONSES("sim-openai-responses", "openai-responses", Simulator::openAiUrl, AuthStyle.BEARER),
  GEMINI("sim-gemini", "gemini", Simulator::geminiUrl, AuthStyle.X_GOOG_API_KEY),
  OLLAMA("sim-ollama", "ollama", Simulator::ollamaUrl, AuthStyle.BEARER);

  private final String provider;
  private final String api;
  private final Function<Simulator, URI> url;
  private final AuthStyle auth;

  SimulatedSide(String provider, String api, Function<Simulator, URI> url, AuthStyle auth) {
    this.provider = provider;
    this.api = api;
    this.url = url;
    this.auth = auth;
  }

  /** The side on which an API is spoken. */
  static Optional<SimulatedSide> of(String api) {
    return Stream.of(values()).filter(side -> side.api.equals(api)).findFirst();
  }

  /** The provider's name: {@code sim-openai} ... */
  public String provider() {
    return provider;
  }

  /** The wire format: {@code openai-chat} ... */
  public String api() {
    return api;
  }

  /** Where a running simulator has it. */
  public Endpoint endpoint(Simulator simulator) {
    return new Endpoint(
        provider,
        api,
        url.apply(simulator),
        Secret.of(simulator.key()),
        auth,
        Map.of(),
        Quirks.NONE,
        false);
  }
}
