package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Prompt;
import dev.sage.simulator.internal.model.Reply;
import tools.jackson.databind.node.ObjectNode;

/** Ollama's native chat. It streams unless it is told not to. */
final class OllamaWire implements Wire {
  private final Errors errors;

  OllamaWire(Errors errors) {
    this.errors = errors;
  }

  @Override
  public String api() {
    return "ollama";
  }

  @Override
  public String vendor() {
    return OllamaVendor.NAME;
  }

  @Override
  public Errors errors() {
    return errors;
  }

  @Override
  public Call call(HttpRequest request, ObjectNode json, String model, String action) {
    return new Call(
        request,
        json,
        OllamaModels.id(json.path("model").asString("")),
        json.path("stream").asBoolean(true));
  }

  @Override
  public Prompt prompt(Call call) throws Refusal {
    return new OllamaRequest(call.json()).prompt();
  }

  @Override
  public StreamWriter stream(Call call, Reply reply) {
    return new OllamaStream(new OllamaAnswer(call.json(), reply), reply);
  }

  @Override
  public byte[] whole(Call call, Reply reply) {
    return Json.compactBytes(new OllamaAnswer(call.json(), reply).whole());
  }
}
