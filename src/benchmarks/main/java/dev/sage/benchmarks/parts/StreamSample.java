package dev.sage.benchmarks.parts;

import dev.sage.benchmarks.WireApi;
import dev.sage.benchmarks.server.Events;
import dev.sage.llm.provider.WireFormat;
import dev.sage.llm.provider.WireFormats;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A streamed answer of each wire format, with {@link Events#TEXTS} events of five characters of
 * text each, in frames as the provider writes them.
 */
public enum StreamSample {
  OPENAI_CHAT("openai-chat", "text/event-stream") {
    @Override
    String text() {
      return Events.of(WireApi.OPENAI).body();
    }
  },
  ANTHROPIC("anthropic-messages", "text/event-stream") {
    @Override
    String text() {
      return Events.of(WireApi.ANTHROPIC).body();
    }
  },
  RESPONSES("openai-responses", "text/event-stream") {
    @Override
    String text() {
      return named("response.created", "\"sequence_number\":0," + response("in_progress", "[]"))
          + named(
              "response.output_item.added",
              "\"sequence_number\":1,\"output_index\":0,\"item\":{\"id\":\"msg_1\",\"type\":"
                  + "\"message\",\"status\":\"in_progress\",\"content\":[],\"role\":\"assistant\"}")
          + named(
                  "response.output_text.delta",
                  "\"sequence_number\":4,\"item_id\":\"msg_68af4030592c81938ec0a5fbab4a3e9f\","
                      + "\"output_index\":0,\"content_index\":0,\"delta\":\" four\",\"logprobs\":[],"
                      + "\"obfuscation\":\"xT1zq0aVLpC\"")
              .repeat(Events.TEXTS)
          + named(
              "response.completed",
              "\"sequence_number\":9,"
                  + response(
                      "completed",
                      "[{\"id\":\"msg_1\",\"type\":\"message\",\"status\":\"completed\",\"role\":"
                          + "\"assistant\",\"content\":[{\"type\":\"output_text\",\"annotations\":"
                          + "[],\"text\":\""
                          + " four".repeat(Events.TEXTS)
                          + "\"}]}]"));
    }
  },
  GEMINI("gemini", "text/event-stream") {
    @Override
    String text() {
      return ("data: " + gemini("") + "\r\n\r\n").repeat(Events.TEXTS)
          + "data: "
          + gemini(",\"finishReason\":\"STOP\"")
          + "\r\n\r\n";
    }
  },
  GEMINI_ARRAY("gemini", "application/json") {
    @Override
    String text() {
      return "["
          + (gemini("") + "\n,\r\n").repeat(Events.TEXTS)
          + gemini(",\"finishReason\":\"STOP\"")
          + "]\n";
    }
  },
  OLLAMA("ollama", "application/x-ndjson") {
    @Override
    String text() {
      return ("{\"model\":\"llama3.2:3b\",\"created_at\":\"2025-08-27T17:39:44.153Z\",\"message\":"
                  + "{\"role\":\"assistant\",\"content\":\" four\"},\"done\":false}\n")
              .repeat(Events.TEXTS)
          + "{\"model\":\"llama3.2:3b\",\"created_at\":\"2025-08-27T17:39:45.1Z\",\"message\":"
          + "{\"role\":\"assistant\",\"content\":\"\"},\"done_reason\":\"stop\",\"done\":true,"
          + "\"total_duration\":4883583458,\"prompt_eval_count\":26,\"eval_count\":200}\n";
    }
  };

  private final String format;
  private final String contentType;

  StreamSample(String format, String contentType) {
    this.format = format;
    this.contentType = contentType;
  }

  abstract String text();

  byte[] body() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  String contentType() {
    return contentType;
  }

  WireFormat format() {
    var formats = new WireFormats(Map.of());
    return formats
        .find(format)
        .orElseThrow(() -> new IllegalStateException(format + " is none of " + formats.ids()));
  }

  private static String named(String type, String fields) {
    return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + fields + "}\n\n";
  }

  private static String response(String status, String output) {
    return "\"response\":{\"id\":\"resp_1\",\"object\":\"response\",\"created_at\":1756312432,"
        + "\"status\":\""
        + status
        + "\",\"error\":null,\"incomplete_details\":null,\"model\":\"gpt-4.1-2025-04-14\","
        + "\"output\":"
        + output
        + ",\"usage\":{\"input_tokens\":8,\"input_tokens_details\":{\"cached_tokens\":0},"
        + "\"output_tokens\":200,\"output_tokens_details\":{\"reasoning_tokens\":0},"
        + "\"total_tokens\":208}}";
  }

  private static String gemini(String finish) {
    return "{\"candidates\": [{\"content\": {\"parts\": [{\"text\": \" four\"}],\"role\": \"model\"}"
        + finish
        + ",\"index\": 0}],\"usageMetadata\": {\"promptTokenCount\": 8,\"candidatesTokenCount\": 5,"
        + "\"totalTokenCount\": 13,\"promptTokensDetails\": [{\"modality\": \"TEXT\","
        + "\"tokenCount\": 8}]},\"modelVersion\": \"gemini-2.5-flash\",\"responseId\": \"r1\"}";
  }
}
