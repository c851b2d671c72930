package dev.sage.workbench;

import dev.sage.llm.provider.AuthStyle;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.secret.Secret;
import dev.sage.simulator.Simulator;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One API of the embedded simulator, as a provider. Immutable, thread-safe. */
public enum SimulatedSide {
  OPENAI("sim-openai", "openai-chat", AuthStyle.BEARER),
  ANTHROPIC("sim-anthropic", "anthropic-messages", AuthStyle.X_API_KEY),
  RESPONSES("sim-openai-responses", "openai-responses", AuthStyle.BEARER),
  GEMINI("sim-gemini", "gemini", AuthStyle.X_GOOG_API_KEY),
  OLLAMA("sim-ollama", "ollama", AuthStyle.BEARER);

  private final String provider;
  private final String api;
  private final AuthStyle auth;

  SimulatedSide(String provider, String api, AuthStyle auth) {
    this.provider = provider;
    this.api = api;
    this.auth = auth;
  }

  /** The side on which an API is spoken. */
  static Optional<SimulatedSide> of(String api) {
    return Stream.of(values()).filter(side -> side.api.equals(api)).findFirst();
  }

  /** The side with that {@link #provider()}. */
  public static Optional<SimulatedSide> named(String provider) {
    return Stream.of(values()).filter(side -> side.provider.equals(provider)).findFirst();
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
        url(simulator),
        Secret.of(simulator.key()),
        auth,
        Map.of(),
        Quirks.NONE,
        false);
  }

  private URI url(Simulator simulator) {
    return switch (this) {
      case OPENAI, RESPONSES -> simulator.openAiUrl();
      case ANTHROPIC -> simulator.anthropicUrl();
      case GEMINI -> simulator.geminiUrl();
      case OLLAMA -> simulator.ollamaUrl();
    };
  }
}
