package dev.sage.workbench;

import dev.sage.llm.Llm;
import dev.sage.simulator.Playback;
import dev.sage.simulator.Scenario;
import dev.sage.simulator.Simulator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked without asking anybody: the simulator's models, and whose key is there. */
public final class Targets {

  private final Llm llm;
  private final @Nullable Simulator simulator;
  private final Map<String, String> environment;

  Targets(Llm llm, @Nullable Simulator simulator, WorkbenchOptions options) {
    this.llm = llm;
    this.simulator = simulator;
    this.environment = options.environment();
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

  /** The providers whose key is in the environment, by the name of the variable. */
  public List<KeyFound> keys() {
    return llm.providers().stream()
        .map(llm::descriptor)
        .flatMap(Optional::stream)
        .filter(vendor -> vendor.variantOf() == null)
        .flatMap(
            vendor ->
                vendor.keyVariables().stream()
                    .filter(variable -> !environment.getOrDefault(variable.name(), "").isBlank())
                    .limit(1)
                    .map(variable -> new KeyFound(vendor.name(), vendor.title(), variable.name())))
        .toList();
  }
}
