package dev.sage.simulator.internal;

import dev.sage.simulator.ErrorScenario;
import dev.sage.simulator.Scenario;
import dev.sage.simulator.internal.model.ErrorCatalog;
import dev.sage.simulator.internal.model.Role;
import dev.sage.simulator.internal.model.ScenarioCatalog;
import dev.sage.simulator.internal.wire.Wire;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What each model name plays: a scenario, or an error. Immutable, thread-safe. */
record Casts(ScenarioCatalog catalog, ErrorCatalog errors) {

  static Casts load() {
    return new Casts(ScenarioCatalog.load(), ErrorCatalog.load());
  }

  Optional<Role> role(String model, Wire wire) {
    return catalog
        .script(model)
        .map(script -> new Role(script, Optional.empty()))
        .or(() -> errors.role(model, wire.api(), wire.vendor()));
  }

  /** Whether a model of this name answers on any wire. */
  boolean has(String model) {
    return catalog.script(model).isPresent() || errors.has(model);
  }

  List<Scenario> scenarios() {
    return catalog.scenarios();
  }

  List<ErrorScenario> errors(List<Wire> wires) {
    return errors.scenarios(wires.stream().collect(Collectors.toMap(Wire::api, Wire::vendor)));
  }
}
