package dev.sage.simulator.internal;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.model.ErrorCatalog;
import dev.sage.simulator.internal.wire.Refusal;
import dev.sage.simulator.internal.wire.Vendor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keys that are known and good for nothing: the simulator's own with an ending that says what is
 * wrong with it. Each is refused in the vendor's words, whatever is asked. Immutable, thread-safe.
 */
final class TroubledKeys {

  /** The ending, and the model that always answers with that error. */
  private static final Map<String, String> ENDINGS = new LinkedHashMap<>();

  static {
    ENDINGS.put("-no-scope", "error-permission");
    ENDINGS.put("-no-quota", "error-billing");
    ENDINGS.put("-rate-limited", "error-rate-limited");
    ENDINGS.put("-overloaded", "error-overloaded");
  }

  private final String key;
  private final Vendor vendor;
  private final ErrorCatalog errors;

  TroubledKeys(String key, Vendor vendor, ErrorCatalog errors) {
    this.key = key;
    this.vendor = vendor;
    this.errors = errors;
  }

  /** Refuses such a key; any other is none of its business. */
  void refuse(String given) throws Refusal {
    for (var ending : ENDINGS.entrySet()) {
      if (given.equals(key + ending.getKey())) {
        throw refusal(ending.getValue());
      }
    }
  }

  private Refusal refusal(String model) {
    var answer =
        errors
            .role(model, vendor.name(), vendor.name())
            .flatMap(role -> role.error())
            .orElseThrow(() -> new IllegalStateException(vendor.name() + " has no " + model));
    var headers = new ArrayList<HttpHeaders.Field>();
    answer.headers().forEach((name, value) -> headers.add(new HttpHeaders.Field(name, value)));
    return Refusal.inJson(answer.status(), new HttpHeaders(headers), (ObjectNode) answer.body());
  }
}
