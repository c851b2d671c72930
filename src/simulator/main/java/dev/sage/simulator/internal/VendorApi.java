package dev.sage.simulator.internal;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.http.HttpResponder;
import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.wire.Refusal;
import dev.sage.simulator.internal.wire.Wire;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** One vendor's API under its base path: key, routes, models; the talking is the stage's. */
final class VendorApi {
  /** Answers the call that talks. */
  interface Stage {
    void answer(HttpRequest request, ObjectNode json, String requestId, HttpResponder responder)
        throws IOException, InterruptedException, Refusal;

    /** The models of this API, in order. */
    List<Wire.Listed> models();
  }

  private static final Logger LOG = System.getLogger(VendorApi.class.getName());
  private static final String JSON = "application/json";

  private final Wire wire;
  private final byte[] key;
  private final LongSupplier requestSeeds;
  private final Stage stage;

  VendorApi(Wire wire, String key, LongSupplier requestSeeds, Stage stage) {
    this.wire = wire;
    this.key = key.getBytes(StandardCharsets.UTF_8);
    this.requestSeeds = requestSeeds;
    this.stage = stage;
  }

  boolean serves(String path) {
    return path.startsWith(wire.base() + "/");
  }

  void answer(HttpRequest request, HttpResponder responder)
      throws IOException, InterruptedException {
    var requestId = wire.requestId(requestSeeds.getAsLong());
    try {
      checkKey(request.headers());
      route(request, requestId, responder);
    } catch (Refusal refusal) {
      var headers = wire.headers(requestId, Duration.ZERO).with(refusal.headers());
      responder.send(
          refusal.status(),
          headers.with("content-type", JSON),
          wire.error(refusal.body(), requestId));
    }
  }

  private void checkKey(HttpHeaders headers) throws Refusal {
    var given = wire.key(headers).orElseThrow(() -> wire.errors().noKey());
    if (!MessageDigest.isEqual(key, given.getBytes(StandardCharsets.UTF_8))) {
      throw wire.errors().wrongKey();
    }
  }

  private void route(HttpRequest request, String requestId, HttpResponder responder)
      throws IOException, InterruptedException, Refusal {
    var path = request.path().substring(wire.base().length());
    if (path.equals(wire.chatPath())) {
      allow(request, "POST");
      stage.answer(request, json(request.body()), requestId, responder);
    } else if (path.equals("/models")) {
      allow(request, "GET");
      sendJson(wire.models(stage.models()), requestId, responder);
    } else if (path.startsWith("/models/")) {
      allow(request, "GET");
      var id = decoded(path.substring("/models/".length()));
      var model = find(id).orElseThrow(() -> wire.errors().noSuchModel(id));
      sendJson(wire.model(model), requestId, responder);
    } else {
      throw wire.errors().noSuchPath(request.method(), request.path());
    }
  }

  /** A name that is not properly encoded is looked up as it is, and not found. */
  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      LOG.log(Level.DEBUG, "A model name is not properly encoded", e);
      return segment;
    }
  }

  private Optional<Wire.Listed> find(String id) {
    return stage.models().stream().filter(model -> model.id().equals(id)).findFirst();
  }

  private void allow(HttpRequest request, String method) throws Refusal {
    if (!request.method().equals(method)) {
      throw wire.errors().wrongMethod(request.method(), request.path(), method);
    }
  }

  private ObjectNode json(byte[] body) throws Refusal {
    try {
      if (Json.parse(body) instanceof ObjectNode object) {
        return object;
      }
      throw wire.errors().notJson("It has to be a JSON object.");
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw wire.errors()
          .notJson(
              at == null
                  ? "It cannot be read."
                  : "It breaks at line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr()));
    }
  }

  private void sendJson(byte[] body, String requestId, HttpResponder responder) throws IOException {
    var headers = wire.headers(requestId, Duration.ZERO).with("content-type", JSON);
    responder.send(200, headers, body);
  }
}
