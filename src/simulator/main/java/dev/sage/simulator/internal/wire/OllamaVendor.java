package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpHeaders;
import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Prompt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * An Ollama server's native API, as at {@code http://localhost:11434}. It asks for no key, minds
 * none, and sends no headers of its own.
 */
public final class OllamaVendor implements Vendor {
  static final String NAME = "ollama";
  private static final String TEXT = "text/plain; charset=utf-8";

  private final Errors errors = new OllamaErrors();
  private final Routes routes =
      new Routes()
          .ask("/api/chat", new OllamaWire(errors))
          .look("GET", "/api/tags", (request, models, name) -> OllamaModels.tags(models))
          .look("POST", "/api/show", this::show)
          .look("GET", "/api/ps", (request, models, name) -> OllamaModels.running())
          .look("GET", "/api/version", (request, models, name) -> version())
          .look("GET", "", TEXT, OllamaVendor::running)
          .look("HEAD", "", TEXT, OllamaVendor::running)
          .look("GET", "/", TEXT, OllamaVendor::running)
          .look("HEAD", "/", TEXT, OllamaVendor::running);

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Routes routes() {
    return routes;
  }

  @Override
  public Optional<String> key(HttpRequest request) {
    return OpenAiVendor.bearer(request);
  }

  @Override
  public void admit(HttpRequest request, Predicate<String> isKey) {
    // Everybody is let in.
  }

  @Override
  public Errors errors() {
    return errors;
  }

  private static byte[] running(HttpRequest request, List<Listed> models, String name) {
    return "Ollama is running".getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] version() {
    return Json.compactBytes(Json.object().put("version", "0.13.5"));
  }

  private byte[] show(HttpRequest request, List<Listed> models, String name) throws Refusal {
    var json = RequestBody.json(request, errors);
    var model = json.path("model").asString(json.path("name").asString(""));
    if (model.isEmpty()) {
      throw errors.noModel();
    }
    var id = OllamaModels.id(model);
    if (models.stream().noneMatch(listed -> listed.id().equals(id))) {
      throw errors.noSuchModel(model);
    }
    return OllamaModels.show();
  }

  @Override
  public byte[] error(HttpRequest request, ObjectNode body, String requestId) {
    return Json.compactBytes(body);
  }

  @Override
  public String errorType(HttpRequest request) {
    return "application/json; charset=utf-8";
  }

  @Override
  public String requestId(long seed) {
    return "";
  }

  @Override
  public HttpHeaders headers(String requestId, Duration processing) {
    return HttpHeaders.NONE;
  }

  @Override
  public HttpHeaders limits(Prompt prompt) {
    return HttpHeaders.NONE;
  }
}
