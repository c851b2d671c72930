package dev.sage.simulator.internal.wire;

import dev.sage.simulator.internal.http.HttpRequest;
import dev.sage.simulator.internal.json.Json;
import dev.sage.simulator.internal.model.Prompt;
import dev.sage.simulator.internal.model.Reply;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Google Gemini's generateContent: model and streaming are said in the path. */
final class GeminiWire implements Wire {
  private final Errors errors;

  GeminiWire(Errors errors) {
    this.errors = errors;
  }

  @Override
  public String api() {
    return "gemini";
  }

  @Override
  public String vendor() {
    return GeminiVendor.NAME;
  }

  @Override
  public Errors errors() {
    return errors;
  }

  @Override
  public Call call(HttpRequest request, ObjectNode json, String model, String action) {
    return new Call(request, json, model, action.equals("streamGenerateContent"));
  }

  @Override
  public Prompt prompt(Call call) throws Refusal {
    return new GeminiRequest(call.model(), call.json()).prompt();
  }

  @Override
  public StreamWriter stream(Call call, Reply reply) {
    boolean events = GeminiVendor.wantsEvents(call.request());
    return new GeminiStream(new GeminiAnswer(call.model(), reply), reply, events);
  }

  @Override
  public byte[] whole(Call call, Reply reply) {
    return Json.prettyBytes(new GeminiAnswer(call.model(), reply).whole());
  }

  byte[] count(HttpRequest request, List<Listed> models, String model) throws Refusal {
    Listed.find(models, model, errors);
    var json = RequestBody.json(request, errors);
    var inner = json.path("generateContentRequest");
    var counted = inner instanceof ObjectNode object ? object : json;
    int tokens = new GeminiRequest(model, counted).prompt().inputTokens();
    return Json.prettyBytes(Json.object().put("totalTokens", tokens));
  }
}
