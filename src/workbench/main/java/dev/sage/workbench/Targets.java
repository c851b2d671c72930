package dev.sage.workbench;

import dev.sage.llm.Llm;
import dev.sage.llm.config.Config;
import dev.sage.llm.config.KeySource;
import dev.sage.llm.provider.ProviderDescriptor;
import dev.sage.simulator.Playback;
import dev.sage.simulator.Scenario;
import dev.sage.simulator.Simulator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked without asking anybody: the simulator's models, and whose key is there. */
public final class Targets {

  private final Llm llm;
  private final @Nullable Simulator simulator;
  private final Config config;

  Targets(Llm llm, @Nullable Simulator simulator, Config config) {
    this.llm = llm;
    this.simulator = simulator;
    this.config = config;
  }

  /** The simulator's scenarios, then the recordings it plays, each on every side that has it. */
  public List<Target> simulated() {
    if (simulator == null) {
      return List.of();
    }
    var targets = new ArrayList<Target>();
    for (Scenario scenario : simulator.scenarios()) {
      for (var side : SimulatedSide.values()) {
        targets.add(scenario(side.provider(), scenario));
      }
    }
    for (Playback recording : simulator.recordings()) {
      targets.add(recording(recording));
    }
    return targets;
  }

  static Target recording(Playback recording) {
    var side =
        SimulatedSide.of(recording.api())
            .orElseThrow(() -> new IllegalArgumentException("no side plays " + recording.api()));
    String model = recording.model();
    return new Target(side.provider() + "/" + model, model, "A recording.", Target.Kind.RECORDING);
  }

  private static Target scenario(String side, Scenario scenario) {
    return new Target(
        side + "/" + scenario.model(),
        scenario.title(),
        scenario.explanation(),
        Target.Kind.SCENARIO);
  }

  /** The providers that are set up with a key, the simulator's sides aside. */
  public List<KeyFound> keys() {
    return config.providers().stream()
        .flatMap(provider -> config.key(provider).map(key -> found(provider, key)).stream())
        .toList();
  }

  private KeyFound found(String provider, KeySource key) {
    String title = llm.descriptor(provider).map(ProviderDescriptor::title).orElse(provider);
    @Nullable String name = key.origin().name();
    boolean variable = key.kind() == KeySource.Kind.VARIABLE && name != null;
    return new KeyFound(provider, title, variable ? String.valueOf(name) : key.shown());
  }
}
