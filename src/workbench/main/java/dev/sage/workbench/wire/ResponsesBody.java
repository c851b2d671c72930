package dev.sage.workbench.wire;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.llm.Reasoning;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads requests of OpenAI's Responses. Stateless. */
final class ResponsesBody {
  private ResponsesBody() {}

  static void read(JsonNode json, ChatRequest.Builder request) {
    var body = new Members(json);
    body.skip("model", "stream");
    String instructions = body.text("instructions");
    if (instructions.isEmpty()) {
      body.leave("instructions");
    } else {
      request.message(Message.system(instructions));
    }
    JsonNode input = body.take("input");
    if (input.isString()) {
      request.message(Message.user(input.stringValue()));
    } else if (input.isArray()) {
      ResponsesItems.read(input, json.path("store").asBoolean(false), request);
    } else {
      body.leave("input");
    }
    Tools.read("openai-responses", body, request);
    Tools.choice(body, request);
    body.figures(request, "top_p", "stop", "max_output_tokens");
    options(body, request);
    body.rest(request);
  }

  private static void options(Members body, ChatRequest.Builder request) {
    JsonNode format = body.take("text").path("format");
    boolean whole =
        format.path("schema").isObject() && Members.schema(format, request, Set.of("type"));
    body.leaveOthers("text", whole ? Set.of("format") : Set.of());
    JsonNode reasoning = body.take("reasoning");
    String effort = reasoning.path("effort").asString("");
    // Who asks for no summary shall not get one for it.
    if (effort.isEmpty() || !reasoning.path("summary").isString()) {
      body.leave("reasoning");
    } else {
      request.reasoning(Reasoning.effort(effort));
      // The encoder asks for this summary by itself.
      boolean usual = reasoning.path("summary").asString("").equals("auto");
      body.leaveOthers("reasoning", usual ? Set.of("effort", "summary") : Set.of("effort"));
    }
  }
}
