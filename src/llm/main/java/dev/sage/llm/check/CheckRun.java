package dev.sage.llm.check;

import dev.sage.llm.LlmError;
import dev.sage.llm.cost.Prices;
import dev.sage.llm.provider.Headers;
import dev.sage.llm.provider.VendorCatalog;
import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.transport.Cancellation;
import dev.sage.llm.transport.ConnectionOptions;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run of a check: the layers in their order, each timed. Not thread-safe. */
final class CheckRun {

  private static final String NOT_REACHED = "Not reached: \"%s\" failed.";
  private static final Duration CALL_LIMIT = Duration.ofSeconds(30);

  /** Shorter keys would be found in any text. */
  private static final int SHORTEST_CLEANED = 5;

  private final CheckTarget target;
  private final CheckOptions options;
  private final ConnectionOptions connections;
  private final Redactor redactor;
  private final WireFormats formats;
  private final TimeBox box;
  private final ApiState state = new ApiState();
  private final List<CheckResult> results = new ArrayList<>();
  private @Nullable String ended;

  CheckRun(
      CheckTarget target,
      CheckOptions options,
      ConnectionOptions connections,
      Redactor redactor,
      WireFormats formats,
      Cancellation cancellation) {
    this.target = target;
    this.options = options;
    this.connections = connections;
    this.redactor = redactor;
    this.formats = formats;
    this.box = new TimeBox(cancellation);
  }

  CheckReport run() {
    learn();
    var address = TypedAddress.of(target.baseUrl());
    var shape = new ShapeLayer(new VendorCatalog(), formats);
    layer(CheckLayer.SHAPE, () -> shape.look(target, address));
    var url = address.url();
    if (ended == null && url != null) {
      network(url);
    }
    // Those that a failure has left out say so.
    List.of(CheckLayer.values())
        .subList(results.size(), CheckLayer.values().length)
        .forEach(layer -> layer(layer, () -> LayerFinding.skipped("")));
    return new CheckReport(target.provider(), url, results, state.models, state.facts);
  }

  private void network(URI url) {
    try (var route = Route.to(url, connections)) {
      var limit = options.limit();
      layer(CheckLayer.DNS, () -> DnsLayer.look(route, box, limit));
      layer(CheckLayer.TCP, () -> new TcpLayer(target, connections).look(route, box, limit));
      var key = target.key();
      boolean hasKey = key != null && !key.isBlank();
      layer(CheckLayer.TLS, () -> new TlsLayer(connections).look(route, hasKey, box, limit));
      if (ended == null && options.last().compareTo(CheckLayer.TLS) > 0) {
        api(url, route);
      }
    }
  }

  private void api(URI url, Route route) {
    var limit = options.limit();
    var format = formats.find(target.wireFormat()).orElseThrow();
    var api = new ApiTarget(target, url, format, connections.proxyLogin(), this::clean);
    try (var calls = new ApiCalls(connections, box, target.local())) {
      var tls = new TlsProbe(connections, box);
      layer(CheckLayer.HTTP, () -> new HttpLayer(api, calls, state, route, tls).look(limit));
      layer(CheckLayer.AUTH, () -> new AuthLayer(api, calls, state).look(limit));
      layer(CheckLayer.MODELS, () -> announced(new ModelsLayer(api, calls, state).look(limit)));
    }
    layer(CheckLayer.CALL, () -> call(api));
  }

  /** What a call will cost is said with the layer before it. */
  private LayerFinding announced(LayerFinding models) {
    if (!options.paid()) {
      return models;
    }
    var cost = plan().announced(target, Prices.bundled());
    return new LayerFinding(
        models.status(), models.detail() + cost, models.code(), models.fix(), models.time());
  }

  private CallPlan plan() {
    return CallPlan.of(target, options.model(), state.models);
  }

  private LayerFinding call(ApiTarget api) {
    var limit = options.limit().compareTo(CALL_LIMIT) > 0 ? options.limit() : CALL_LIMIT;
    return new CallLayer(api, connections, redactor, Prices.bundled()).look(plan(), box, limit);
  }

  private void layer(CheckLayer layer, Supplier<LayerFinding> look) {
    var reason = ended == null ? beyond(layer) : ended;
    long begun = System.nanoTime();
    var finding = reason == null ? looked(look) : LayerFinding.skipped(reason);
    var result = finding.result(layer, Duration.ofNanos(System.nanoTime() - begun));
    results.add(result);
    if (finding.failed()) {
      ended =
          finding.code() == CheckCode.CANCELLED
              ? "The check was cancelled."
              : NOT_REACHED.formatted(layer.title());
    }
    options.listener().accept(result);
  }

  private @Nullable String beyond(CheckLayer layer) {
    if (layer.compareTo(options.last()) <= 0) {
      return null;
    }
    return layer == CheckLayer.CALL ? "Not asked for: it costs." : "Not asked for.";
  }

  private LayerFinding looked(Supplier<LayerFinding> look) {
    try {
      return look.get();
    } catch (CancellationException cancelled) {
      return LayerFinding.failed(
          CheckCode.CANCELLED, "The check was cancelled.", "Start it again when you like.");
    }
  }

  private void learn() {
    var key = target.key();
    if (key != null && !key.isBlank()) {
      redactor.register(Secret.of(key));
    }
    Headers.learn(target.headers(), redactor);
  }

  /** The redactor leaves short keys alone, which in prose would be too many words. */
  private String clean(String text) {
    var key = target.key() == null ? "" : target.key().strip();
    var clean = redactor.redact(text);
    return key.length() < SHORTEST_CLEANED ? clean : clean.replace(key, "[key]");
  }

  /** What calls would fail of before anything is sent. */
  static CheckReport refused(LlmError error, CheckOptions options) {
    var code =
        error.kind() == LlmError.Kind.MISSING_CREDENTIALS
            ? CheckCode.KEY_MISSING
            : CheckCode.BAD_SETTING;
    var finding = LayerFinding.failed(code, error.message(), error.kind().fix());
    return unsent(
        error.provider(), finding, NOT_REACHED.formatted(CheckLayer.SHAPE.title()), options);
  }

  /** A provider of the program's own has no address to check. */
  static CheckReport own(String provider, CheckOptions options) {
    var reason = "The provider is the program's own: there is no address to check.";
    return unsent(provider, LayerFinding.skipped(reason), reason, options);
  }

  private static CheckReport unsent(
      String provider, LayerFinding shape, String reason, CheckOptions options) {
    var results = new ArrayList<CheckResult>();
    for (var layer : CheckLayer.values()) {
      var finding = layer == CheckLayer.SHAPE ? shape : LayerFinding.skipped(reason);
      var result = finding.result(layer, Duration.ZERO);
      results.add(result);
      options.listener().accept(result);
    }
    return new CheckReport(provider, null, results, List.of(), Map.of());
  }
}
