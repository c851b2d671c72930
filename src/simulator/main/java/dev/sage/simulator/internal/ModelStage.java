package dev.sage.simulator.internal;

import dev.sage.simulator.internal.fault.FaultCatalog;
import dev.sage.simulator.internal.fault.FaultStage;
import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.http.HttpResponder;
import dev.sage.simulator.internal.model.ScenarioCatalog;
import dev.sage.simulator.internal.model.Script;
import dev.sage.simulator.internal.recording.Recordings;
import dev.sage.simulator.internal.wire.Refusal;
import dev.sage.simulator.internal.wire.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The models of one API by name: the scenarios, then this API's recordings. Thread-safe. */
final class ModelStage implements VendorApi.Stage {
  private final Wire wire;
  private final ScenarioCatalog catalog;
  private final ScenarioStage scenarios;
  private final Recordings recordings;
  private final RecordingStage player;
  private final FaultCatalog faults;
  private final FaultStage faultStage;

  /** Sound answers for the faults to spoil: without any waiting. */
  private final ScenarioStage sound;

  ModelStage(
      Wire wire,
      ScenarioCatalog catalog,
      ScenarioStage scenarios,
      ScenarioStage sound,
      Recordings recordings,
      RecordingStage player,
      FaultCatalog faults,
      FaultStage faultStage) {
    this.wire = wire;
    this.catalog = catalog;
    this.scenarios = scenarios;
    this.recordings = recordings;
    this.player = player;
    this.sound = sound;
    this.faults = faults;
    this.faultStage = faultStage;
  }

  @Override
  public void answer(
      HttpRequest request, ObjectNode json, String requestId, HttpResponder responder)
      throws IOException, InterruptedException, Refusal {
    var model = json.path("model").asString("");
    if (model.isEmpty()) {
      throw wire.errors().noModel();
    }
    var recording = recordings.find(wire.api(), model);
    if (recording.isPresent()) {
      player.answer(recording.get(), responder);
      return;
    }
    var fault = faults.script(model);
    if (fault.isPresent()) {
      faultStage.answer(
          fault.get(),
          request,
          json,
          (scenario, asked, out) -> sound.answer(script(scenario), request, asked, requestId, out),
          responder);
      return;
    }
    scenarios.answer(script(model), request, json, requestId, responder);
  }

  private Script script(String model) throws Refusal {
    return catalog.script(model).orElseThrow(() -> wire.errors().noSuchModel(model));
  }

  @Override
  public List<Wire.Listed> models() {
    var models = new ArrayList<Wire.Listed>();
    catalog
        .scenarios()
        .forEach(scenario -> models.add(new Wire.Listed(scenario.model(), scenario.title())));
    recordings
        .of(wire.api())
        .map(recording -> recording.playback().model())
        .forEach(name -> models.add(new Wire.Listed(name, "Recording " + name)));
    return models;
  }
}
