package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** The JSON that a request brings. Stateless. */
public final class RequestBody {
  private RequestBody() {}

  /** The body as an object, or the vendor's refusal. */
  public static ObjectNode json(HttpRequest request, Errors errors) throws Refusal {
    try {
      if (Json.parse(request.body()) instanceof ObjectNode object) {
        return object;
      }
      throw errors.notJson("It has to be a JSON object.");
    } catch (JacksonException e) {
      var at = e.getLocation();
      throw errors.notJson(
          at == null
              ? "It cannot be read."
              : "It breaks at line %d, column %d.".formatted(at.getLineNr(), at.getColumnNr()));
    }
  }
}
