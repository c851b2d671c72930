package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Prompt;
import dev.sage.simulator.internal.model.Reply;
import tools.jackson.databind.node.ObjectNode;

/** Anthropic Messages. */
final class AnthropicWire implements Wire {
  private final Errors errors;

  AnthropicWire(Errors errors) {
    this.errors = errors;
  }

  @Override
  public String api() {
    return "anthropic-messages";
  }

  @Override
  public String vendor() {
    return AnthropicVendor.NAME;
  }

  @Override
  public Errors errors() {
    return errors;
  }

  @Override
  public Call call(HttpRequest request, ObjectNode json, String model, String action) {
    return Call.saidInBody(request, json);
  }

  @Override
  public Prompt prompt(Call call) throws Refusal {
    return new AnthropicRequest(call.request().headers(), call.json()).prompt();
  }

  @Override
  public StreamWriter stream(Call call, Reply reply) {
    return new AnthropicStream(call.json(), reply);
  }

  @Override
  public byte[] whole(Call call, Reply reply) {
    return Json.compactBytes(new AnthropicAnswer(call.json(), reply).whole());
  }
}
