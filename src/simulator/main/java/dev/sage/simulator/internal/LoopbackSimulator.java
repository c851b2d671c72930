package dev.sage.simulator.internal;

import dev.sage.simulator.Scenario;
import dev.sage.simulator.Simulator;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.simulator.internal.http.HttpHandler;
import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.http.HttpLimits;
import dev.sage.simulator.internal.http.HttpProblem;
import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.http.HttpResponder;
import dev.sage.simulator.internal.http.HttpServer;
import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Clock;
import dev.sage.simulator.internal.model.Performer;
import dev.sage.simulator.internal.model.ScenarioCatalog;
import dev.sage.simulator.internal.model.Seeds;
import dev.sage.simulator.internal.wire.AnthropicWire;
import dev.sage.simulator.internal.wire.OpenAiWire;
import dev.sage.simulator.internal.wire.Refusal;
import dev.sage.simulator.internal.wire.Wire;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.node.ObjectNode;

/** The simulator: one server, both vendors' APIs under their base paths. Thread-safe. */
public final class LoopbackSimulator implements Simulator {
  private final ScenarioCatalog catalog;
  private final String key;
  private final HttpServer server;

  private LoopbackSimulator(ScenarioCatalog catalog, String key, HttpServer server) {
    this.catalog = catalog;
    this.key = key;
    this.server = server;
  }

  /** Reads the recordings and starts to listen. */
  public static LoopbackSimulator start(SimulatorOptions options) throws IOException {
    var catalog = ScenarioCatalog.load();
    var key = newKey();
    var performer = new Performer(options.seed());
    var requests = new AtomicLong();
    var apis =
        List.<Wire>of(new OpenAiWire(), new AnthropicWire(InstantSource.system())).stream()
            .map(
                wire ->
                    new VendorApi(
                        wire,
                        key,
                        () -> Seeds.of(options.seed(), "request " + requests.incrementAndGet()),
                        new Stage(
                            wire,
                            catalog,
                            new ScenarioStage(wire, performer, options.speed(), Clock.SYSTEM))))
            .toList();
    var server = HttpServer.start(options.port(), HttpLimits.DEFAULT, new Router(apis));
    return new LoopbackSimulator(catalog, key, server);
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
    return scenarios().stream().map(Scenario::model).toList();
  }

  @Override
  public List<Scenario> scenarios() {
    return catalog.scenarios();
  }

  @Override
  public void close() {
    server.close();
  }

  /** What one vendor's models do. */
  private record Stage(Wire wire, ScenarioCatalog catalog, ScenarioStage scenarios)
      implements VendorApi.Stage {

    @Override
    public void answer(
        HttpRequest request, ObjectNode json, String requestId, HttpResponder responder)
        throws IOException, InterruptedException, Refusal {
      var model = json.path("model").asString("");
      if (model.isEmpty()) {
        throw wire.errors().noModel();
      }
      var script = catalog.script(model).orElseThrow(() -> wire.errors().noSuchModel(model));
      scenarios.answer(script, request, json, requestId, responder);
    }

    @Override
    public List<Wire.Listed> models() {
      return catalog.scenarios().stream()
          .map(scenario -> new Wire.Listed(scenario.model(), scenario.title()))
          .toList();
    }
  }

  /** Finds the API that a path belongs to. */
  private record Router(List<VendorApi> apis) implements HttpHandler {
    @Override
    public void handle(HttpRequest request, HttpResponder responder)
        throws IOException, InterruptedException {
      for (var api : apis) {
        if (api.serves(request.path())) {
          api.answer(request, responder);
          return;
        }
      }
      refuse(
          new HttpProblem(
              404, "Nothing is served here. The base paths are /openai/v1 and /anthropic."),
          responder);
    }

    @Override
    public void refuse(HttpProblem problem, HttpResponder responder) throws IOException {
      var body = Json.object();
      body.putObject("error")
          .put("message", problem.sentence())
          .put("type", "invalid_request_error")
          .putNull("param")
          .putNull("code");
      responder.send(
          problem.status(),
          HttpHeaders.of("content-type", "application/json"),
          Json.prettyBytes(body));
    }
  }
}
