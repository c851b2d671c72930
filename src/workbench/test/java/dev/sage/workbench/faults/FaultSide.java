package dev.sage.workbench.faults;

import dev.sage.llm.Llm;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.secret.Secret;
import dev.sage.simulator.Simulator;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.simulator.Speed;
import dev.sage.workbench.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A simulator, and a client that has a provider for each of its wire formats. */
record FaultSide(Simulator simulator, Llm llm) implements AutoCloseable {

  static final List<String> PROVIDERS =
      List.of("openai", "responses", "anthropic", "gemini", "ollama");

  /**
   * Starts both.
   *
   * @param scripts what happens to the simulator's connections
   */
  static FaultSide start(Redactor redactor, Store store, Speed speed, String... scripts)
      throws IOException {
    var simulator =
        Simulator.start(
            SimulatorOptions.DEFAULT
                .withSpeed(speed)
                .withFaults(List.of(scripts).stream().map(Path::of).toList()));
    var key = Secret.of(simulator.key());
    var llm =
        Llm.builder()
            .environment(Map.of())
            .redactor(redactor)
            .sleeper((_, _) -> {})
            .tap(store.tap())
            .endpoint(Endpoint.openAiChat("openai", simulator.openAiUrl(), key))
            .endpoint(Endpoint.openAiResponses("responses", simulator.openAiUrl(), key))
            .endpoint(Endpoint.anthropicMessages("anthropic", simulator.anthropicUrl(), key))
            .endpoint(Endpoint.gemini("gemini", simulator.geminiUrl(), key))
            .endpoint(Endpoint.ollama("ollama", simulator.ollamaUrl(), key))
            .build();
    return new FaultSide(simulator, llm);
  }

  /** Closes the client, and sees that none of its connections is left. */
  void closeClient() {
    llm.close();
    Leftovers.await(() -> simulator.connections() == 0);
  }

  @Override
  public void close() {
    llm.close();
    simulator.close();
  }
}
