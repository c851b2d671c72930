package dev.sage.simulator.internal;

import dev.sage.simulator.internal.fault.FaultCatalog;
import dev.sage.simulator.internal.fault.FaultStage;
import dev.sage.simulator.internal.http.HttpResponder;
import dev.sage.simulator.internal.model.Role;
import dev.sage.simulator.internal.recording.Recordings;
import dev.sage.simulator.internal.wire.Listed;
import dev.sage.simulator.internal.wire.Refusal;
import dev.sage.simulator.internal.wire.Vendor;
import dev.sage.simulator.internal.wire.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The models of one vendor by name: the scenarios and the errors, then the recordings of its APIs.
 * Thread-safe.
 */
final class ModelStage implements VendorApi.Stage {
  private final Vendor vendor;
  private final Casts casts;
  private final ScenarioStage scenarios;
  private final Recordings recordings;
  private final RecordingStage player;
  private final FaultCatalog faults;
  private final FaultStage faultStage;

  /** Sound answers for the faults to spoil: without any waiting. */
  private final ScenarioStage sound;

  ModelStage(
      Vendor vendor,
      Casts casts,
      ScenarioStage scenarios,
      ScenarioStage sound,
      Recordings recordings,
      RecordingStage player,
      FaultCatalog faults,
      FaultStage faultStage) {
    this.vendor = vendor;
    this.casts = casts;
    this.scenarios = scenarios;
    this.recordings = recordings;
    this.player = player;
    this.sound = sound;
    this.faults = faults;
    this.faultStage = faultStage;
  }

  @Override
  public void answer(Wire wire, Wire.Call call, String requestId, HttpResponder responder)
      throws IOException, InterruptedException, Refusal {
    var model = call.model();
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
          call,
          (asked, out) -> sound.answer(role(asked.model(), wire), wire, asked, requestId, out),
          responder);
      return;
    }
    scenarios.answer(role(model, wire), wire, call, requestId, responder);
  }

  private Role role(String model, Wire wire) throws Refusal {
    return casts.role(model, wire).orElseThrow(() -> wire.errors().noSuchModel(model));
  }

  @Override
  public List<Listed> models() {
    var models = new ArrayList<Listed>();
    casts
        .scenarios()
        .forEach(scenario -> models.add(new Listed(scenario.model(), scenario.title())));
    for (var wire : vendor.routes().wires()) {
      recordings
          .of(wire.api())
          .map(recording -> recording.playback().model())
          .forEach(name -> models.add(new Listed(name, "Recording " + name)));
    }
    return models;
  }
}
