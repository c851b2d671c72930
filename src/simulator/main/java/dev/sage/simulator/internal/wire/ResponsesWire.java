package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Prompt;
import dev.sage.simulator.internal.model.Reply;
import tools.jackson.databind.node.ObjectNode;

/** OpenAI Responses. */
final class ResponsesWire implements Wire {
  private final Errors errors = new ResponsesErrors();

  @Override
  public String api() {
    return "openai-responses";
  }

  @Override
  public String vendor() {
    return OpenAiVendor.NAME;
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
    return new ResponsesRequest(call.json()).prompt();
  }

  @Override
  public StreamWriter stream(Call call, Reply reply) {
    return new ResponsesStream(call.json(), reply);
  }

  @Override
  public byte[] whole(Call call, Reply reply) {
    return Json.prettyBytes(new ResponsesAnswer(call.json(), reply).ended());
  }
}
