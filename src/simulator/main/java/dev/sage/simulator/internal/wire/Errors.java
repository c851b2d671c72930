package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.model.Prompt;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** A vendor's refusals. Stateless, thread-safe. */
public interface Errors {
  Refusal noKey();

  Refusal wrongKey();

  Refusal noSuchPath(String method, String path);

  Refusal wrongMethod(String method, String path, String allowed);

  Refusal notJson(String problem);

  Refusal noModel();

  Refusal noSuchModel(String model);

  Refusal rateLimited(Prompt prompt, Duration retryAfter);

  /** What a server says that breaks. */
  Refusal failed();

  /** What a server says that breaks within a stream. */
  default ObjectNode brokeOff() {
    return failed().json();
  }
}
