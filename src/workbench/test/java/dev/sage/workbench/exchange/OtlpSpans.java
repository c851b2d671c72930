package dev.sage.workbench.exchange;

/** Spans as other programs write them, in JSON. */
final class OtlpSpans {

  static final String TRACE = "5b8efff798038103d269b633813fc60c";
  static final String SPAN = "eee19b7ec3c1b174";

  static final String OTHER_SPAN = "00f067aa0ba902b7";

  static final String CHAT =
      """
      {"traceId": "%s", "spanId": "%s", "name": "chat gpt-4.1", "kind": 3,
       "startTimeUnixNano": "1785000000000000001", "endTimeUnixNano": "1785000001500000001",
       "attributes": [
         {"key": "gen_ai.operation.name", "value": {"stringValue": "chat"}},
         {"key": "gen_ai.provider.name", "value": {"stringValue": "gcp.gemini"}},
         {"key": "gen_ai.request.model", "value": {"stringValue": "gemini-2.5-pro"}},
         {"key": "gen_ai.response.model", "value": {"stringValue": "gemini-2.5-pro-001"}},
         {"key": "gen_ai.response.finish_reasons",
          "value": {"arrayValue": {"values": [{"stringValue": "stop"}]}}},
         {"key": "gen_ai.response.time_to_first_chunk", "value": {"doubleValue": 0.25}},
         {"key": "gen_ai.usage.input_tokens", "value": {"intValue": "30"}},
         {"key": "gen_ai.usage.output_tokens", "value": {"intValue": 12}},
         {"key": "gen_ai.conversation.id", "value": {"stringValue": "conv-7"}},
         {"key": "server.address", "value": {"stringValue": "generativelanguage.googleapis.com"}},
         {"key": "server.port", "value": {"intValue": "443"}},
         {"key": "gen_ai.input.messages", "value": {"stringValue":
           "[{\\"role\\":\\"user\\",\\"parts\\":[{\\"type\\":\\"text\\",\\"content\\":\\"Why figs?\\"}]}]"}},
         {"key": "gen_ai.output.messages", "value": {"stringValue":
           "[{\\"role\\":\\"assistant\\",\\"parts\\":[{\\"type\\":\\"text\\",\\"content\\":\\"Because.\\"},{\\"type\\":\\"tool_call\\",\\"id\\":\\"t1\\",\\"name\\":\\"pick\\",\\"arguments\\":{\\"n\\":1}}],\\"finish_reason\\":\\"stop\\"}]"}}
       ]}
      """
          .formatted(TRACE, SPAN);

  private OtlpSpans() {}

  /** All that an exporter sends at once. */
  static String document(String... spans) {
    return "{\"resourceSpans\": [{\"resource\": {\"attributes\": []}, \"scopeSpans\": [{\"scope\":"
        + " {\"name\": \"x\"}, \"spans\": ["
        + String.join(",", spans)
        + "]}]}]}";
  }
}
