package dev.sage.simulator.internal.fault;

import dev.sage.simulator.Scenario;
import dev.sage.simulator.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The fault scripts by the model that plays them. Immutable, thread-safe. */
public final class FaultCatalog {
  private final Map<String, FaultScript> scripts;
  private final List<FaultScript> given;

  private FaultCatalog(Map<String, FaultScript> scripts, List<FaultScript> given) {
    this.scripts = scripts;
    this.given = given;
  }

  /**
   * Reads the scripts that come with the simulator, then those of a person, which may take the
   * place of one of them.
   *
   * @param files script files; where there is no such file, the name of one that comes with the
   *     simulator
   * @param models whether the simulator has such a model, which a script may spoil
   * @throws IOException when one can't be read; the message is for people
   */
  public static FaultCatalog load(List<Path> files, Predicate<String> models) throws IOException {
    var scripts = new LinkedHashMap<String, FaultScript>();
    for (var name : Json.parse(resource("index.json"))) {
      var file = name.asString() + ".json";
      var script = FaultReader.read(file, resource(file));
      scripts.put(script.model(), script);
    }
    var given = new ArrayList<FaultScript>();
    for (var file : files) {
      var script = given(file, scripts);
      if (!models.test(script.base())) {
        throw new FaultScriptException(
            "%s: /base has to be a model of the simulator, such as clean or tool, was \"%s\"."
                .formatted(file, ScriptNode.shown(script.base())));
      }
      scripts.put(script.model(), script);
      given.add(script);
    }
    return new FaultCatalog(scripts, List.copyOf(given));
  }

  private static FaultScript given(Path file, Map<String, FaultScript> builtIn) throws IOException {
    if (Files.isRegularFile(file)) {
      return FaultReader.read(file.toString(), Files.readAllBytes(file));
    }
    return builtIn.values().stream()
        .filter(script -> List.of(script.name(), script.model()).contains(file.toString()))
        .findFirst()
        .orElseThrow(
            () ->
                new FaultScriptException(
                    file
                        + " is no file, and no fault script of that name comes with the simulator"
                        + " (docs/faults.md lists them)."));
  }

  private static byte[] resource(String name) {
    try (var in = Scenario.class.getResourceAsStream("faults/" + name)) {
      if (in == null) {
        throw new IllegalStateException("The simulator's jar lacks faults/" + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("The simulator's faults/" + name + " can't be read", e);
    }
  }

  /** What the scripts show that a model name can play, in order. */
  public List<Scenario> scenarios() {
    return scripts.values().stream()
        .filter(script -> !script.onlyConnections())
        .map(script -> new Scenario(script.model(), script.title(), script.explanation()))
        .toList();
  }

  /** The script that a model name plays. */
  public Optional<FaultScript> script(String model) {
    return Optional.ofNullable(scripts.get(model)).filter(script -> !script.onlyConnections());
  }

  /** What the scripts that were given do to every connection. */
  public FaultDoor door() {
    return new FaultDoor(given);
  }
}
