package dev.sage.simulator.internal.fault;

import dev.sage.simulator.internal.json.Json;
import java.util.ArrayList;
import java.util.Set;
import tools.jackson.core.JacksonException;

/**
 * Reads fault scripts; the language is described in docs/faults.md and in the JSON Schema beside
 * the scripts that come with the simulator. Stateless.
 */
final class FaultReader {
  private static final Set<String> FIELDS =
      Set.of(
          "$schema",
          "name",
          "model",
          "title",
          "explanation",
          "base",
          "mode",
          "framing",
          "requests",
          "steps");
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_STEPS = 1_000;

  private FaultReader() {}

  /**
   * Reads a script.
   *
   * @param file its name, for messages
   */
  static FaultScript read(String file, byte[] bytes) throws FaultScriptException {
    if (bytes.length > MOST_BYTES) {
      throw new FaultScriptException(file + " is over 1 MiB, which is no fault script.");
    }
    ScriptNode script;
    try {
      script = new ScriptNode(file, "", Json.parse(bytes));
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw new FaultScriptException(
          at == null
              ? file + " is no JSON."
              : "%s is no JSON: it breaks at line %d, column %d."
                  .formatted(file, at.getLineNr(), at.getColumnNr()));
    }
    script.checked(FIELDS);
    var name = name(script, "name");
    var steps = new ArrayList<FaultStep>();
    for (var step : script.children("steps")) {
      steps.add(new FaultStep(moment(step), StepReader.fault(step)));
    }
    if (steps.size() > MOST_STEPS) {
      throw script.problem("/steps", "has over " + MOST_STEPS + " steps");
    }
    return new FaultScript(
        name,
        script.text("model", "fault-" + name),
        script.text("title", name),
        script.text("explanation", "A fault script of your own."),
        script.text("base", "clean"),
        script.choice("mode", FaultScript.Mode.ASKED),
        script.choice("framing", FaultScript.Framing.CHUNKED),
        script.number("requests", 0, 1_000_000, 0),
        steps);
  }

  private static String name(ScriptNode script, String field) throws FaultScriptException {
    var name = script.text(field);
    if (!name.matches("[a-z0-9][a-z0-9-]{0,60}")) {
      throw script.problem(
          "/" + field, "has to be lower-case letters, digits and hyphens, such as cut-mid-stream");
    }
    return name;
  }

  private static Moment moment(ScriptNode step) throws FaultScriptException {
    if (!step.json().path("when").isObject()) {
      var place = step.choice("when", Moment.Place.class);
      if (place == Moment.Place.EVENT || place == Moment.Place.BYTE) {
        throw step.problem(
            "/when", "needs a number: write {\"%s\": 3}".formatted(ScriptNode.written(place)));
      }
      return new Moment(place, 0);
    }
    var when = step.child("when").checked(Set.of("event", "byte"));
    if (when.has("byte") == when.has("event")) {
      throw when.problem("", "has to be {\"event\": 3} or {\"byte\": 100}");
    }
    if (when.has("byte")) {
      return new Moment(Moment.Place.BYTE, (int) when.number("byte", 1, Integer.MAX_VALUE));
    }
    int event = (int) when.number("event", -1_000_000, 1_000_000);
    if (event == 0) {
      throw when.problem("/event", "counts from 1, or from the end, -1 being the last");
    }
    return new Moment(Moment.Place.EVENT, event);
  }
}
