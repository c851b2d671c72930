package dev.sage.llm.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmException;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.anthropic.AnthropicMessagesFormat;
import dev.sage.llm.provider.internal.Told;
import dev.sage.llm.provider.json.Json;
import dev.sage.llm.provider.json.Oracle;
import dev.sage.llm.provider.ollama.OllamaFormat;
import dev.sage.llm.provider.openai.OpenAiChatFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class DecoderPropertiesTest {

  private static final WireFormat CHAT = new OpenAiChatFormat();
  private static final WireFormat MESSAGES = new AnthropicMessagesFormat();

  private static final WireFormat OLLAMA = new OllamaFormat();

  private static List<String> bodies(String file) throws IOException {
    List<String> bodies = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(DecoderPropertiesTest.class.getResourceAsStream(file))) {
      for (JsonNode item : Oracle.MAPPER.readTree(in)) {
        var body = new StringBuilder(item.path("body").asString(""));
        for (JsonNode frame : item.path("data")) {
          body.append(file.startsWith("ollama") ? "" : "data: ");
          body.append(frame.isString() ? frame.asString() : frame.toString());
          body.append("\n\n");
        }
        bodies.add(body.toString());
      }
    }
    return bodies;
  }

  /** Drops, doubles, replaces or cuts something somewhere. */
  private static String damaged(String body, Random random) {
    var text = new StringBuilder(body);
    for (int i = 1 + random.nextInt(3); i > 0 && !text.isEmpty(); i--) {
      int at = random.nextInt(text.length());
      int to = Math.min(text.length(), at + 1 + random.nextInt(12));
      switch (random.nextInt(5)) {
        case 0 -> text.delete(at, to);
        case 1 -> text.insert(at, text.substring(at, to));
        case 2 -> text.setCharAt(at, "{}[]\",:\\n0\n\r \u0000é".charAt(random.nextInt(15)));
        case 3 -> text.setLength(at);
        default -> text.insert(at, random.nextBoolean() ? "null" : "\n\n");
      }
    }
    return text.toString();
  }

  @Test
  void whatever_arrives_there_is_one_terminal_event_and_it_is_the_last() throws IOException {
    var random = new Random(77);
    List<String> bodies = new ArrayList<>(bodies("openai/deviations.json"));
    bodies.addAll(bodies("anthropic/deviations.json"));
    bodies.addAll(bodies("ollama/deviations.json"));
    for (int round = 0; round < 2_000; round++) {
      String body = damaged(bodies.get(random.nextInt(bodies.size())), random);
      for (WireFormat format : List.of(CHAT, MESSAGES, OLLAMA)) {
        String type = format.framings().getFirst().mediaType();
        Told whole = Told.of(format, type, body, 0);
        assertThat(whole.events.stream().filter(StreamEvent::terminal)).as(body).hasSize(1);
        assertThat(whole.events.getLast().terminal()).as(body).isTrue();
        assertThat(Told.of(format, type, body, 2 + round).events).as(body).isEqualTo(whole.events);
        format.classify(400 + random.nextInt(200), Map.of(), body.getBytes(UTF_8));
        models(format, body);
      }
    }
  }

  private static void models(WireFormat format, String body) {
    try {
      assertThat(format.decodeModels(body.getBytes(UTF_8))).isNotNull();
    } catch (LlmException noList) {
      assertThat(noList.error().message()).isNotBlank();
    }
  }

  @Test
  void pieces_joined_are_the_whole() {
    var random = new Random(3);
    for (int round = 0; round < 500; round++) {
      String text = text(random);
      String thought = text(random);
      String arguments = Json.object().put("value", text(random)).toString();
      Told chat = Told.of(CHAT, null, chat(text, thought, arguments, random), random.nextInt(9));
      Told messages =
          Told.of(MESSAGES, null, messages(text, thought, arguments, random), random.nextInt(9));
      Told ollama =
          Told.of(OLLAMA, null, lines(text, thought, arguments, random), random.nextInt(9));
      for (Told told : List.of(chat, messages, ollama)) {
        assertThat(joined(told, StreamEvent.Text.class)).isEqualTo(text);
        assertThat(joined(told, StreamEvent.Reasoning.class)).isEqualTo(thought);
        assertThat(told.all(StreamEvent.ToolCall.class).getFirst().arguments())
            .isEqualTo(arguments);
        assertThat(told.end().usage().output()).isEqualTo(7);
      }
    }
  }

  private static String text(Random random) {
    String[] atoms = {"a", " ", "\n", "\"", "\\", "é", "漢字", "😀", "\u2028", "</think>", "word "};
    var text = new StringBuilder("x");
    for (int i = random.nextInt(30); i > 0; i--) {
      text.append(atoms[random.nextInt(atoms.length)]);
    }
    return text.toString();
  }

  private static String joined(Told told, Class<? extends StreamEvent> kind) {
    return told.all(kind).stream()
        .map(
            event ->
                switch (event) {
                  case StreamEvent.Text piece -> piece.value();
                  case StreamEvent.Reasoning piece -> piece.value();
                  default -> "";
                })
        .collect(Collectors.joining());
  }

  /** Cuts a text at random places, but not within a character. */
  private static List<String> cut(String text, Random random) {
    List<String> pieces = new ArrayList<>();
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(text.length(), from + 1 + random.nextInt(5));
      if (Character.isHighSurrogate(text.charAt(to - 1))) {
        to++;
      }
      pieces.add(text.substring(from, to));
      from = to;
    }
    return pieces;
  }

  private static String chat(String text, String thought, String arguments, Random random) {
    var body = new StringBuilder();
    for (String piece : cut(thought, random)) {
      chunk(body, Json.object().put("reasoning_content", piece));
    }
    for (String piece : cut(text, random)) {
      chunk(body, Json.object().put("content", piece));
    }
    boolean first = true;
    for (String piece : cut(arguments, random)) {
      ObjectNode delta = Json.object();
      ObjectNode call = delta.putArray("tool_calls").addObject().put("index", 0);
      if (first) {
        call.put("id", "k");
      }
      ObjectNode function = call.putObject("function").put("arguments", piece);
      if (first) {
        function.put("name", "f");
      }
      first = false;
      chunk(body, delta);
    }
    body.append(
        "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}],");
    body.append("\"usage\":{\"completion_tokens\":7}}\n\ndata: [DONE]\n\n");
    return body.toString();
  }

  private static void chunk(StringBuilder body, ObjectNode delta) {
    ObjectNode chunk = Json.object().put("id", "c").put("model", "m");
    chunk.putArray("choices").addObject().put("index", 0).set("delta", delta);
    body.append("data: ").append(chunk).append("\n\n");
  }

  private static String messages(String text, String thought, String arguments, Random random) {
    var body = new StringBuilder();
    block(body, 0, Json.object().put("type", "thinking"), "thinking", cut(thought, random));
    block(body, 1, Json.object().put("type", "text"), "text", cut(text, random));
    ObjectNode call = Json.object().put("type", "tool_use").put("id", "k").put("name", "f");
    block(body, 2, call, "partial_json", cut(arguments, random));
    ObjectNode delta = Json.object().put("type", "message_delta");
    delta.putObject("delta").put("stop_reason", "tool_use");
    delta.putObject("usage").put("output_tokens", 7);
    event(body, delta);
    event(body, Json.object().put("type", "message_stop"));
    return body.toString();
  }

  private static void block(
      StringBuilder body, int index, ObjectNode start, String field, List<String> pieces) {
    ObjectNode begin = Json.object().put("type", "content_block_start").put("index", index);
    begin.set("content_block", start);
    event(body, begin);
    for (String piece : pieces) {
      ObjectNode delta = Json.object().put("type", "content_block_delta").put("index", index);
      delta.putObject("delta").put(field, piece);
      event(body, delta);
    }
    event(body, Json.object().put("type", "content_block_stop").put("index", index));
  }

  private static void event(StringBuilder body, ObjectNode event) {
    body.append("event: ").append(event.path("type").asString()).append('\n');
    body.append("data: ").append(event).append("\n\n");
  }

  private static String lines(String text, String thought, String arguments, Random random) {
    var body = new StringBuilder();
    for (String piece : cut(thought, random)) {
      line(body, Json.object().put("content", "").put("thinking", piece), false);
    }
    for (String piece : cut(text, random)) {
      line(body, Json.object().put("content", piece), false);
    }
    ObjectNode call = Json.object();
    call.putArray("tool_calls")
        .addObject()
        .putObject("function")
        .put("name", "f")
        .set("arguments", Oracle.MAPPER.readTree(arguments));
    line(body, call, false);
    line(body, Json.object(), true);
    return body.toString();
  }

  private static void line(StringBuilder body, ObjectNode message, boolean done) {
    ObjectNode line = Json.object().put("model", "m").put("done", done);
    line.set("message", message);
    body.append(done ? line.put("done_reason", "stop").put("eval_count", 7) : line).append('\n');
  }
}
