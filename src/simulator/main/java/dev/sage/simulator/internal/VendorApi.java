package dev.sage.simulator.internal;

import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.http.HttpResponder;
import dev.sage.simulator.internal.wire.Listed;
import dev.sage.simulator.internal.wire.Refusal;
import dev.sage.simulator.internal.wire.RequestBody;
import dev.sage.simulator.internal.wire.Routes.Route;
import dev.sage.simulator.internal.wire.Vendor;
import dev.sage.simulator.internal.wire.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** One vendor's API under its base path: key, routes, models; the talking is the stage's. */
final class VendorApi {
  /** Answers the calls that talk. */
  interface Stage {
    void answer(Wire wire, Wire.Call call, String requestId, HttpResponder responder)
        throws IOException, InterruptedException, Refusal;

    /** The models of this vendor, in order. */
    List<Listed> models();
  }

  private final Vendor vendor;
  private final byte[] key;
  private final TroubledKeys troubled;
  private final LongSupplier requestSeeds;
  private final Stage stage;

  VendorApi(
      Vendor vendor, String key, TroubledKeys troubled, LongSupplier requestSeeds, Stage stage) {
    this.vendor = vendor;
    this.key = key.getBytes(StandardCharsets.UTF_8);
    this.troubled = troubled;
    this.requestSeeds = requestSeeds;
    this.stage = stage;
  }

  boolean serves(String path) {
    return path.equals(vendor.base()) || path.startsWith(vendor.base() + "/");
  }

  void answer(HttpRequest request, HttpResponder responder)
      throws IOException, InterruptedException {
    var requestId = vendor.requestId(requestSeeds.getAsLong());
    try {
      troubled.refuse(vendor.key(request).orElse(""));
      vendor.admit(request, this::isKey);
      route(request, requestId, responder);
    } catch (Refusal refusal) {
      refuse(request, refusal, requestId, responder);
    }
  }

  private boolean isKey(String given) {
    return MessageDigest.isEqual(key, given.getBytes(StandardCharsets.UTF_8));
  }

  private void route(HttpRequest request, String requestId, HttpResponder responder)
      throws IOException, InterruptedException, Refusal {
    var path = request.path().substring(vendor.base().length());
    switch (vendor.routes().find(request, path, vendor.errors())) {
      case Route.Ask ask -> {
        var json = RequestBody.json(request, vendor.errors());
        var call = ask.wire().call(request, json, ask.model(), ask.action());
        stage.answer(ask.wire(), call, requestId, responder);
      }
      case Route.Look look -> {
        var body = look.view().write(request, stage.models(), look.model());
        var headers = vendor.headers(requestId, Duration.ZERO);
        responder.send(200, headers.with("content-type", look.contentType()), body);
      }
    }
  }

  private void refuse(
      HttpRequest request, Refusal refusal, String requestId, HttpResponder responder)
      throws IOException {
    var headers = vendor.headers(requestId, Duration.ZERO).with(refusal.headers());
    if (refusal.text().isPresent()) {
      var text = refusal.text().get();
      responder.send(
          refusal.status(),
          headers.with("content-type", text.contentType()),
          text.text().getBytes(StandardCharsets.UTF_8));
      return;
    }
    responder.send(
        refusal.status(),
        headers.with("content-type", vendor.errorType(request)),
        vendor.error(request, refusal.json(), requestId));
  }
}
