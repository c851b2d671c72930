package dev.sage.simulator.internal;

import dev.sage.simulator.ErrorScenario;
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
import dev.sage.simulator.internal.model.Seeds;
import dev.sage.simulator.internal.recording.Recording;
import dev.sage.simulator.internal.recording.RecordingReader;
import dev.sage.simulator.internal.recording.Recordings;
import dev.sage.simulator.internal.wire.AnthropicVendor;
import dev.sage.simulator.internal.wire.GeminiVendor;
import dev.sage.simulator.internal.wire.OllamaVendor;
import dev.sage.simulator.internal.wire.OpenAiVendor;
import dev.sage.simulator.internal.wire.Vendor;
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

/** The simulator: one server, each vendor's APIs under its base path. Thread-safe. */
public final class LoopbackSimulator implements Simulator {
  private final Casts casts;
  private final List<Vendor> vendors;
  private final Recordings recordings;
  private final FaultCatalog faults;
  private final String key;
  private final HttpServer server;

  private LoopbackSimulator(
      Casts casts,
      List<Vendor> vendors,
      Recordings recordings,
      FaultCatalog faults,
      String key,
      HttpServer server) {
    this.casts = casts;
    this.vendors = vendors;
    this.recordings = recordings;
    this.faults = faults;
    this.key = key;
    this.server = server;
  }

  /** Reads the recordings and starts to listen. */
  public static LoopbackSimulator start(SimulatorOptions options) throws IOException {
    var vendors =
        List.of(
            new OpenAiVendor(),
            new AnthropicVendor(InstantSource.system()),
            new GeminiVendor(),
            new OllamaVendor());
    var casts = Casts.load();
    var faults = FaultCatalog.load(options.faults(), casts::has);
    var recordings = new Recordings(read(options.recordings(), casts, apis(vendors)));
    var key = newKey();
    var requests = new AtomicLong();
    var performer = new Performer(options.seed());
    var faultStage = new FaultStage(options.speed());
    var player = new RecordingStage(options.seed(), options.speed(), Clock.SYSTEM);
    var served =
        vendors.stream()
            .map(
                vendor -> {
                  var scenes = new ScenarioStage(vendor, performer, options.speed(), Clock.SYSTEM);
                  var sound = new ScenarioStage(vendor, performer, Speed.INSTANT, Clock.SYSTEM);
                  var stage =
                      new ModelStage(
                          vendor, casts, scenes, sound, recordings, player, faults, faultStage);
                  return new VendorApi(
                      vendor,
                      key,
                      new TroubledKeys(key, vendor, casts.errors()),
                      () -> Seeds.of(options.seed(), "request " + requests.incrementAndGet()),
                      stage);
                })
            .toList();
    var server =
        HttpServer.start(options.port(), HttpLimits.DEFAULT, new Router(served, faults.door()));
    if (faults.door().refuses()) {
      server.refuse();
    }
    return new LoopbackSimulator(casts, vendors, recordings, faults, key, server);
  }

  private static List<Wire> wires(List<Vendor> vendors) {
    return vendors.stream().flatMap(vendor -> vendor.routes().wires().stream()).toList();
  }

  private static Set<String> apis(List<Vendor> vendors) {
    return wires(vendors).stream().map(Wire::api).collect(Collectors.toUnmodifiableSet());
  }

  private static List<Recording> read(List<Path> folders, Casts casts, Set<String> apis)
      throws IOException {
    var recordings = RecordingReader.read(folders, apis);
    for (var recording : recordings) {
      var name = recording.playback().model();
      if (casts.catalog().script(name).isPresent()) {
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

  @Override
  public URI geminiUrl() {
    return base("/gemini");
  }

  @Override
  public URI ollamaUrl() {
    return base("/ollama");
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
    return casts.scenarios();
  }

  @Override
  public List<ErrorScenario> errors() {
    return casts.errors(wires(vendors));
  }

  @Override
  public List<Scenario> faults() {
    return faults.scenarios();
  }

  @Override
  public int connections() {
    return server.connections();
  }

  @Override
  public List<Playback> recordings() {
    return recordings.playbacks();
  }

  @Override
  public List<Playback> play(Path folder) throws IOException {
    var read = read(List.of(folder), casts, apis(vendors));
    recordings.add(read);
    return read.stream().map(Recording::playback).toList();
  }

  @Override
  public void close() {
    server.close();
  }
}
