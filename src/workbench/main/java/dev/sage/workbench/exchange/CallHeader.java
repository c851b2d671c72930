package dev.sage.workbench.exchange;

import dev.sage.workbench.Json;
import dev.sage.workbench.store.StoredAttempt;
import dev.sage.workbench.store.StoredCall;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a file says of a call beside its frames. Immutable.
 *
 * @param attempt the one whose frames are written
 */
record CallHeader(StoredCall call, StoredAttempt attempt, StricterFrames stricter) {

  /** The last attempt that a server answered; empty where none did. */
  static Optional<StoredAttempt> answered(List<StoredAttempt> attempts) {
    return attempts.stream()
        .filter(attempt -> attempt.httpStatus() != null)
        .reduce((_, later) -> later);
  }

  /** The first line of timed JSON lines; also {@code _sage} of a HAR entry. */
  static final String KIND = "stream";

  static final int VERSION = 1;

  ObjectNode json() {
    var json =
        Json.object()
            .put("sage", KIND)
            .put("version", VERSION)
            .put("id", call.id())
            .put("api", call.api())
            .put("provider", call.provider())
            .put("model", stricter.text(call.model()))
            .put("url", call.url() == null ? null : stricter.text(call.url()))
            .put("startedAt", call.startedAt().toString())
            .put("streaming", call.streaming())
            .put("status", attempt.httpStatus());
    var headers = json.putObject("headers");
    new TreeMap<>(attempt.headers())
        .forEach((name, value) -> headers.put(name, stricter.text(value)));
    json.put("timed", timed());
    put(json, "headersNs", call.timings().headers());
    put(json, "firstByteNs", call.timings().firstByte());
    put(json, "endNs", call.timings().end());
    return json;
  }

  boolean timed() {
    return call.findings().timed();
  }

  private static void put(ObjectNode json, String name, long nanos) {
    if (nanos >= 0) {
      json.put(name, nanos);
    }
  }
}
