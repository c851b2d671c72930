package dev.sage.simulator.internal.model;

import dev.sage.simulator.Scenario;
import dev.sage.simulator.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The scenarios, in the order in which to show them. Immutable, thread-safe. */
public final class ScenarioCatalog {
  private record Entry(Scenario scenario, Script script) {}

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private ScenarioCatalog(JsonNode json) {
    for (var entry : json) {
      var scenario =
          new Scenario(
              entry.path("model").asString(),
              entry.path("title").asString(),
              entry.path("explanation").asString());
      entries.put(scenario.model(), new Entry(scenario, Script.of(entry.path("script"))));
    }
  }

  /** Reads the built-in scenarios. */
  public static ScenarioCatalog load() {
    return new ScenarioCatalog(Resources.json("scenarios.json"));
  }

  public List<Scenario> scenarios() {
    return entries.values().stream().map(Entry::scenario).toList();
  }

  /** The script that a model name plays. */
  public Optional<Script> script(String model) {
    return Optional.ofNullable(entries.get(model)).map(Entry::script);
  }

  /** The data files of this module. */
  static final class Resources {
    private Resources() {}

    static JsonNode json(String name) {
      try (var in = Scenario.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException("The simulator's jar lacks " + name);
        }
        return Json.parse(in.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException("The simulator's " + name + " cannot be read", e);
      }
    }
  }
}
