package dev.sage.llm.telemetry;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.Usage;
import dev.sage.llm.provider.BodyDecoder;
import dev.sage.llm.provider.EventSink;
import dev.sage.llm.provider.Quirks;
import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.recording.BodyDecoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A streamed answer that spells out a text in deltas of a few characters, as each wire format
 * writes it, and its frames with their events, made by the library's own decoders.
 *
 * @param api the wire format
 * @param lane {@code text}, {@code reasoning} or {@code arguments}
 */
record SpelledAnswer(String api, String lane) {

  static final List<SpelledAnswer> ALL =
      List.of(
          new SpelledAnswer("openai-chat", "text"),
          new SpelledAnswer("openai-chat", "reasoning"),
          new SpelledAnswer("openai-chat", "arguments"),
          new SpelledAnswer("openai-responses", "text"),
          new SpelledAnswer("openai-responses", "reasoning"),
          new SpelledAnswer("openai-responses", "arguments"),
          new SpelledAnswer("anthropic-messages", "text"),
          new SpelledAnswer("anthropic-messages", "reasoning"),
          new SpelledAnswer("anthropic-messages", "arguments"),
          new SpelledAnswer("gemini", "text"),
          new SpelledAnswer("gemini", "reasoning"),
          new SpelledAnswer("ollama", "text"),
          new SpelledAnswer("ollama", "reasoning"));

  /** The body of an answer. */
  String body(String text, int size) {
    var body = new StringBuilder(start());
    for (int at = 0; at < text.length(); at += size) {
      String piece = json(text.substring(at, Math.min(text.length(), at + size)));
      body.append(delta(piece));
    }
    return body.append(end(json(text))).toString();
  }

  private String start() {
    return switch (api + " " + lane) {
      case "openai-chat arguments" ->
          sse(
              """
              {"id":"c1","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"t1",\
              "type":"function","function":{"name":"f","arguments":""}}]}}]}""");
      case "anthropic-messages text" -> anthropicStart("{\"type\":\"text\",\"text\":\"\"}");
      case "anthropic-messages reasoning" ->
          anthropicStart("{\"type\":\"thinking\",\"thinking\":\"\"}");
      case "anthropic-messages arguments" ->
          anthropicStart("{\"type\":\"tool_use\",\"id\":\"t1\",\"name\":\"f\",\"input\":{}}");
      case "openai-responses text" -> responsesStart("{\"type\":\"message\",\"id\":\"i1\"}");
      case "openai-responses reasoning" -> responsesStart("{\"type\":\"reasoning\",\"id\":\"i1\"}");
      case "openai-responses arguments" ->
          responsesStart(
              """
              {"type":"function_call","id":"i1","call_id":"t1","name":"f","arguments":""}""");
      default -> "";
    };
  }

  private static String anthropicStart(String block) {
    return named("message_start", "{\"type\":\"message_start\",\"message\":{\"id\":\"m1\"}}")
        + named(
            "content_block_start",
            "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":%s}".formatted(block));
  }

  private static String responsesStart(String item) {
    return named(
        "response.output_item.added",
        "{\"type\":\"response.output_item.added\",\"output_index\":0,\"item\":%s}".formatted(item));
  }

  private String delta(String piece) {
    return switch (api + " " + lane) {
      case "openai-chat text" -> chat("{\"content\":%s}".formatted(piece));
      case "openai-chat reasoning" -> chat("{\"reasoning_content\":%s}".formatted(piece));
      case "openai-chat arguments" ->
          chat("{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":%s}}]}".formatted(piece));
      case "anthropic-messages text" -> block("{\"type\":\"text_delta\",\"text\":%s}", piece);
      case "anthropic-messages reasoning" ->
          block("{\"type\":\"thinking_delta\",\"thinking\":%s}", piece);
      case "anthropic-messages arguments" ->
          block("{\"type\":\"input_json_delta\",\"partial_json\":%s}", piece);
      case "openai-responses text" -> response("response.output_text.delta", piece);
      case "openai-responses reasoning" -> response("response.reasoning_text.delta", piece);
      case "openai-responses arguments" ->
          response("response.function_call_arguments.delta", piece);
      case "gemini text" -> gemini("{\"text\":%s}".formatted(piece));
      case "gemini reasoning" -> gemini("{\"text\":%s,\"thought\":true}".formatted(piece));
      case "ollama text" -> ollama("\"content\":%s".formatted(piece));
      case "ollama reasoning" -> ollama("\"content\":\"\",\"thinking\":%s".formatted(piece));
      default -> throw new IllegalStateException(toString());
    };
  }

  private String end(String whole) {
    return switch (api) {
      case "openai-chat" ->
          sse("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}")
              + sse("[DONE]");
      case "anthropic-messages" ->
          named("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":0}")
              + named("message_stop", "{\"type\":\"message_stop\"}");
      case "openai-responses" ->
          named(
                  "response.output_text.done",
                  "{\"type\":\"response.output_text.done\",\"output_index\":0,\"text\":%s}"
                      .formatted(whole))
              + named(
                  "response.completed",
                  "{\"type\":\"response.completed\",\"response\":{\"status\":\"completed\"}}");
      case "gemini" ->
          sse("{\"candidates\":[{\"content\":{\"parts\":[]},\"finishReason\":\"STOP\"}]}");
      default ->
          "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true}\n";
    };
  }

  private static String chat(String delta) {
    return sse("{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":%s}]}".formatted(delta));
  }

  private static String block(String delta, String piece) {
    return named(
        "content_block_delta",
        "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":%s}"
            .formatted(delta.formatted(piece)));
  }

  private static String response(String type, String piece) {
    return named(
        type,
        "{\"type\":\"%s\",\"item_id\":\"i1\",\"output_index\":0,\"delta\":%s}"
            .formatted(type, piece));
  }

  private static String gemini(String part) {
    return sse(
        "{\"candidates\":[{\"content\":{\"parts\":[%s],\"role\":\"model\"}}]}".formatted(part));
  }

  private static String ollama(String fields) {
    return "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",%s},\"done\":false}\n"
        .formatted(fields);
  }

  private static String sse(String data) {
    return "data: " + data + "\n\n";
  }

  private static String named(String event, String data) {
    return "event: " + event + "\n" + sse(data);
  }

  private static String json(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }

  /** The frames of a body with what they mean. */
  List<TappedFrame> frames(String body) {
    var frames = new ArrayList<TappedFrame>();
    var events = new Events();
    var format = new WireFormats(Map.of()).find(api).orElseThrow();
    var decoder =
        new BodyDecoder(
            format,
            Quirks.NONE,
            api.equals("ollama") ? "application/x-ndjson" : "text/event-stream",
            events,
            frame -> {
              int sequence = frames.size();
              byte[] bytes =
                  Arrays.copyOfRange(
                      frame.rawArray(), frame.rawFrom(), frame.rawFrom() + frame.rawLength());
              frames.add(
                  new TappedFrame(
                      1, sequence, 0, sequence, sequence, frame.type(), bytes, events.taken()));
            });
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    decoder.feed(bytes, 0, bytes.length);
    decoder.end();
    return frames;
  }

  private static final class Events implements EventSink {
    private List<StreamEvent> events = new ArrayList<>();

    List<StreamEvent> taken() {
      var taken = events;
      events = new ArrayList<>();
      return taken;
    }

    @Override
    public void identity(@Nullable String responseId, @Nullable String model) {}

    @Override
    public void usage(Usage usage) {}

    @Override
    public void event(StreamEvent event) {
      events.add(Objects.requireNonNull(event));
    }
  }

  /** What a body says, by the library's own decoder. */
  String said(byte[] body) {
    var decoded = BodyDecoding.decode(api, 200, Map.of(), body, 0);
    return switch (lane) {
      case "text" -> decoded.text();
      case "reasoning" -> decoded.reasoning();
      default -> decoded.toolCalls().getFirst().arguments();
    };
  }

  @Override
  public String toString() {
    return api + " " + lane;
  }
}
