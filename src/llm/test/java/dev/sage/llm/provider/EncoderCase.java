package dev.sage.llm.provider;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.llm.ToolChoice;
import dev.sage.llm.ToolSpec;
import dev.sage.llm.provider.json.Oracle;
import java.net.URI;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the tests of encoders share: requests that have everything, and bodies as trees. */
abstract class EncoderCase {

  private static final ToolSpec WEATHER =
      new ToolSpec("weather", "Tells it", "{\"type\":\"object\",\"properties\":{}}");
  private static final String SCHEMA = "{\"type\":\"object\",\"additionalProperties\":false}";

  static ChatRequest.Builder full() {
    return ChatRequest.builder("p/org/model")
        .message(Message.system("Be brief."))
        .message(Message.user("Hi"))
        .tool(WEATHER)
        .toolChoice(new ToolChoice.Named("weather"))
        .responseSchema(SCHEMA)
        .temperature(0.5)
        .topP(0.9)
        .maxTokens(77)
        .stop(List.of("END"));
  }

  static ChatRequest round() {
    String thinking = "{\"type\":\"thinking\",\"thinking\":\"hm\",\"signature\":\"s\"}";
    String details = "{\"reasoning_details\":[{\"type\":\"reasoning.encrypted\",\"data\":\"d\"}]}";
    return ChatRequest.of(
        "p/m",
        Message.user("weather?"),
        new Message(
            Role.ASSISTANT,
            List.of(
                new Content.Reasoning("hm", thinking),
                new Content.Reasoning("", details),
                new Content.Reasoning("only shown", null),
                new Content.Text("One moment."),
                new Content.ToolCall("k1", "weather", "{\"city\":\"Bern\"}"),
                new Content.ToolCall("k2", "weather", ""))),
        Message.toolResult("k1", "sunny"),
        new Message(Role.TOOL, List.of(new Content.ToolResult("k2", "no city", true))),
        Message.user("thanks"));
  }

  static ChatRequest media() {
    return ChatRequest.of(
        "p/m",
        Message.user(
            List.of(
                new Content.Text("see"),
                new Content.Media("image/png", "AAAA", null, null),
                new Content.Media("image/png", null, URI.create("https://x.test/a.png"), null),
                new Content.Media("application/pdf", "BBBB", null, "a.pdf"))));
  }

  static JsonNode encode(WireFormat format, ChatRequest request) {
    byte[] body = format.encode(request, true, Quirks.NONE);
    return Oracle.MAPPER.readTree(body);
  }

  static JsonNode json(String text) {
    return Oracle.MAPPER.readTree(text.replace('\'', '"'));
  }
}
