package dev.sage.benchmarks.server;

import dev.sage.benchmarks.WireApi;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The server-sent events of a response in one wire format, each with its blank line. Immutable,
 * thread-safe.
 *
 * @param opening the events before the first text
 * @param texts {@link #TEXTS} events with five characters of text each
 * @param stamped one event whose text is {@link #STAMP}
 * @param closing the events after the last text
 */
public record Events(
    List<String> opening, List<String> texts, String stamped, List<String> closing) {

  /** How many text events there are; a longer response repeats them. */
  public static final int TEXTS = 200;

  static final String STAMP = "00000000";

  private static final int OPENAI_FRAME_BYTES = 306;
  private static final String[] WORDS = {
    " four", " five", " when", " then", " with", " from", " that", " this", " have", " been"
  };

  public Events {
    opening = List.copyOf(opening);
    texts = List.copyOf(texts);
    closing = List.copyOf(closing);
  }

  /** The events of a wire format. */
  public static Events of(WireApi api) {
    return switch (api) {
      case OPENAI -> openAi();
      case ANTHROPIC -> anthropic();
    };
  }

  /** A whole body with {@link #TEXTS} texts, without HTTP's chunks. */
  public String body() {
    return String.join("", Stream.of(opening, texts, closing).flatMap(List::stream).toList());
  }

  private static Events openAi() {
    var texts = new ArrayList<String>();
    for (int i = 0; i < TEXTS; i++) {
      texts.add(openAiText(WORDS[i % WORDS.length]));
    }
    return new Events(
        List.of(openAiChunk("{\"role\":\"assistant\",\"content\":\"\",\"refusal\":null}", "null")),
        texts,
        openAiText(STAMP),
        List.of(
            openAiChunk("{}", "\"stop\""),
            "data: {\"id\":\"chatcmpl-BenchBenchBenchBenchBenchBen\",\"object\":"
                + "\"chat.completion.chunk\",\"created\":1763812800,\"model\":\"gpt-4.1-2025-04-14\","
                + "\"choices\":[],\"usage\":{\"prompt_tokens\":8,\"completion_tokens\":100,"
                + "\"total_tokens\":108}}\n\n",
            "data: [DONE]\n\n"));
  }

  private static String openAiText(String text) {
    return openAiChunk("{\"content\":\"" + text + "\"}", "null");
  }

  private static String openAiChunk(String delta, String finishReason) {
    String start =
        "data: {\"id\":\"chatcmpl-BenchBenchBenchBenchBenchBen\",\"object\":\"chat.completion.chunk\","
            + "\"created\":1763812800,\"model\":\"gpt-4.1-2025-04-14\",\"service_tier\":\"default\","
            + "\"choices\":[{\"index\":0,\"delta\":"
            + delta
            + ",\"logprobs\":null,\"finish_reason\":"
            + finishReason
            + "}],\"usage\":null,\"obfuscation\":\"";
    String end = "\"}\n\n";
    int padding = OPENAI_FRAME_BYTES - start.length() - end.length();
    return start + "x".repeat(Math.max(0, padding)) + end;
  }

  private static Events anthropic() {
    var texts = new ArrayList<String>();
    for (int i = 0; i < TEXTS; i++) {
      texts.add(anthropicText(WORDS[i % WORDS.length]));
    }
    return new Events(
        List.of(
            named(
                "message_start",
                ",\"message\":{\"id\":\"msg_bench\",\"type\":\"message\",\"role\":\"assistant\","
                    + "\"model\":\"claude-sonnet-4-5-20250929\",\"content\":[],\"stop_reason\":null,"
                    + "\"stop_sequence\":null,\"usage\":{\"input_tokens\":8,\"output_tokens\":1}}"),
            named(
                "content_block_start",
                ",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}"),
            named("ping", "")),
        texts,
        anthropicText(STAMP),
        List.of(
            named("content_block_stop", ",\"index\":0"),
            named(
                "message_delta",
                ",\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},"
                    + "\"usage\":{\"output_tokens\":100}"),
            named("message_stop", "")));
  }

  private static String anthropicText(String text) {
    return named(
        "content_block_delta",
        ",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"" + text + "\"}");
  }

  private static String named(String type, String rest) {
    return "event: " + type + "\ndata: {\"type\":\"" + type + "\"" + rest + "}\n\n";
  }
}
