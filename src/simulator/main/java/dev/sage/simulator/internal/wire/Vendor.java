package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.model.Prompt;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * One vendor's server: its paths, keys, headers and errors; how its models talk is its wires'
 * matter. Stateless, thread-safe.
 */
public interface Vendor {

  /** The vendor's name in small letters. */
  String name();

  /** The path of the base URL as the vendor's own client libraries take it. */
  default String base() {
    return "/" + name();
  }

  /** What is served below the base. */
  Routes routes();

  /** The key that a request carries, if any. */
  Optional<String> key(HttpRequest request);

  /** Lets a request in or not, by its key. */
  default void admit(HttpRequest request, Predicate<String> isKey) throws Refusal {
    if (!isKey.test(key(request).orElseThrow(() -> errors().noKey()))) {
      throw errors().wrongKey();
    }
  }

  /** What is refused: the vendor's errors. */
  Errors errors();

  /** An error body as it is sent. */
  byte[] error(HttpRequest request, ObjectNode body, String requestId);

  /** The type of an error body. */
  default String errorType(HttpRequest request) {
    return "application/json";
  }

  /** An identifier for a request. */
  String requestId(long seed);

  /** Headers that every answer has. */
  HttpHeaders headers(String requestId, Duration processing);

  /** Headers that tell what is left of the rate limits. */
  HttpHeaders limits(Prompt prompt);
}
