package dev.sage.simulator.internal.model;

import dev.sage.simulator.ErrorScenario;
import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Role.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The models that answer with an error, each with the words of the vendor that is asked, read from
 * {@code errors.json}. There, an answer's name is an API, a vendor, or {@code any}; where there is
 * none, the script alone is played, on the APIs that {@code scripted} names. Immutable,
 * thread-safe.
 */
public final class ErrorCatalog {
  private final Map<String, JsonNode> entries = new LinkedHashMap<>();

  private ErrorCatalog(JsonNode json) {
    json.forEach(entry -> entries.put(entry.path("model").asString(), entry));
  }

  /** Reads the built-in ones. */
  public static ErrorCatalog load() {
    return new ErrorCatalog(ScenarioCatalog.Resources.json("errors.json"));
  }

  /** Whether there is such a model. */
  public boolean has(String model) {
    return entries.containsKey(model);
  }

  /** What a model plays on an API of a vendor; empty where that has no such error. */
  public Optional<Role> role(String model, String api, String vendor) {
    var entry = entries.get(model);
    if (entry == null) {
      return Optional.empty();
    }
    var script = Script.of(entry.path("script"));
    for (var name : List.of(api, vendor, "any")) {
      var answer = entry.path("answers").path(name);
      if (answer.isObject()) {
        return Optional.of(new Role(script, Optional.of(answer(answer, model))));
      }
    }
    boolean scripted =
        entry.path("scripted").values().stream().anyMatch(name -> name.asString("").equals(api));
    return scripted ? Optional.of(new Role(script, Optional.empty())) : Optional.empty();
  }

  /**
   * All of them, in the order in which to show them.
   *
   * @param vendors the vendor of each API
   */
  public List<ErrorScenario> scenarios(Map<String, String> vendors) {
    var scenarios = new ArrayList<ErrorScenario>();
    for (var entry : entries.entrySet()) {
      var model = entry.getKey();
      var json = entry.getValue();
      scenarios.add(
          new ErrorScenario(
              model,
              json.path("kind").asString(),
              Optional.ofNullable(json.path("fault").stringValue(null)),
              json.path("explanation").asString(),
              vendors.keySet().stream()
                  .filter(api -> role(model, api, vendors.getOrDefault(api, "")).isPresent())
                  .sorted()
                  .toList()));
    }
    return scenarios;
  }

  private static Answer answer(JsonNode json, String model) {
    var headers = new LinkedHashMap<String, String>();
    json.path("headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asString()));
    var body = Json.parse(Json.compact(json.path("body")).replace("{model}", model));
    return new Answer(
        json.path("status").asInt(),
        headers,
        body,
        json.path("contentType").asString("text/plain; charset=utf-8"));
  }
}
