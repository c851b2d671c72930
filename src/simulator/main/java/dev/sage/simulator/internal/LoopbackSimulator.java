package dev.sage.simulator.internal;

import dev.sage.simulator.Playback;
import dev.sage.simulator.Scenario;
import dev.sage.simulator.Simulator;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.simulator.Speed;
import dev.sage.simulator.internal.fault.FaultCatalog;
import dev.sage.simulator.internal.fault.FaultStage;
import dev.sage.simulator.internal.http.HttpLimits;
import dev.sage.simulator.internal.http.HttpServer;
import dev.sage.simulator.internal.model.Clock;
import dev.sage.simulator.internal.model.Performer;
import dev.sage.simulator.internal.model.ScenarioCatalog;
import dev.sage.simulator.internal.model.Seeds;
import dev.sage.simulator.internal.recording.Recording;
import dev.sage.simulator.internal.recording.RecordingReader;
import dev.sage.simulator.internal.recording.Recordings;
import dev.sage.simulator.internal.wire.AnthropicWire;
import dev.sage.simulator.internal.wire.OpenAiWire;
import dev.sage.simulator.internal.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The simulator: one server, both vendors' APIs under their base paths. Thread-safe. */
public final class LoopbackSimulator implements Simulator {
  private final ScenarioCatalog catalog;
  private final Set<String> apis;
  private final Recordings recordings;
  private final FaultCatalog faults;
  private final String key;
  private final HttpServer server;

  private LoopbackSimulator(
      ScenarioCatalog catalog,
      Set<String> apis,
      Recordings recordings,
      FaultCatalog faults,
      String key,
      HttpServer server) {
    this.catalog = catalog;
    this.apis = apis;
    this.recordings = recordings;
    this.faults = faults;
    this.key = key;
    this.server = server;
  }

  /** Reads the recordings and starts to listen. */
  public static LoopbackSimulator start(SimulatorOptions options) throws IOException {
    var wires = List.of(new OpenAiWire(), new AnthropicWire(InstantSource.system()));
    var catalog = ScenarioCatalog.load();
    var apis = wires.stream().map(Wire::api).collect(Collectors.toUnmodifiableSet());
    var faults = FaultCatalog.load(options.faults());
    var recordings = new Recordings(read(options.recordings(), catalog, apis));
    var key = newKey();
    var requests = new AtomicLong();
    var performer = new Performer(options.seed());
    var faultStage = new FaultStage(options.speed());
    var player = new RecordingStage(options.seed(), options.speed(), Clock.SYSTEM);
    var vendors =
        wires.stream()
            .map(
                wire -> {
                  var scenes = new ScenarioStage(wire, performer, options.speed(), Clock.SYSTEM);
                  var sound = new ScenarioStage(wire, performer, Speed.INSTANT, Clock.SYSTEM);
                  var stage =
                      new ModelStage(
                          wire, catalog, scenes, sound, recordings, player, faults, faultStage);
                  return new VendorApi(
                      wire,
                      key,
                      () -> Seeds.of(options.seed(), "request " + requests.incrementAndGet()),
                      stage);
                })
            .toList();
    var server =
        HttpServer.start(options.port(), HttpLimits.DEFAULT, new Router(vendors, faults.door()));
    if (faults.door().refuses()) {
      server.refuse();
    }
    return new LoopbackSimulator(catalog, apis, recordings, faults, key, server);
  }

  private static List<Recording> read(List<Path> folders, ScenarioCatalog catalog, Set<String> apis)
      throws IOException {
    var recordings = RecordingReader.read(folders, apis);
    for (var recording : recordings) {
      var name = recording.playback().model();
      if (catalog.script(name).isPresent()) {
        throw new IOException(
            "A recording has the name of the scenario %s; rename its folder.".formatted(name));
      }
    }
    return recordings;
  }

  private static String newKey() {
    var bytes = new byte[20];
    new SecureRandom().nextBytes(bytes);
    return "sk-sim-" + HexFormat.of().formatHex(bytes);
  }

  @Override
  public URI openAiUrl() {
    return base("/openai/v1");
  }

  @Override
  public URI anthropicUrl() {
    return base("/anthropic");
  }

  private URI base(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public List<String> models() {
    return Stream.concat(
            scenarios().stream().map(Scenario::model), recordings().stream().map(Playback::model))
        .toList();
  }

  @Override
  public List<Scenario> scenarios() {
    return catalog.scenarios();
  }

  @Override
  public List<Scenario> faults() {
    return faults.scenarios();
  }

  /** Connections that are open now. */
  public int connections() {
    return server.connections();
  }

  @Override
  public List<Playback> recordings() {
    return recordings.playbacks();
  }

  @Override
  public List<Playback> play(Path folder) throws IOException {
    var read = read(List.of(folder), catalog, apis);
    recordings.add(read);
    return read.stream().map(Recording::playback).toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
