package dev.sage.benchmarks.server;

import dev.sage.benchmarks.WireApi;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The prebuilt bytes of a response in one wire format, each event an HTTP chunk of its own, as real
 * servers send them. Never changed after it is built, thread-safe.
 */
final class Script {

  static final int BLOCK_EVENTS = 200;

  private static final int OPENAI_FRAME_BYTES = 306;
  private static final String STAMP = "00000000";
  private static final String[] WORDS = {
    " four", " five", " when", " then", " with", " from", " that", " this", " have", " been"
  };
  private static final String HEAD =
      """
      HTTP/1.1 200 OK
      Content-Type: text/event-stream; charset=utf-8
      Cache-Control: no-cache
      x-request-id: req_benchmark
      request-id: req_benchmark
      Transfer-Encoding: chunked

      """
          .replace("\n", "\r\n");

  private final byte[] opening;
  private final byte[] block;
  private final int[] blockOffsets;
  private final byte[] stamped;
  private final int stampOffset;
  private final byte[] closing;

  private Script(List<String> opening, List<String> texts, String stamped, List<String> closing) {
    var all = new ByteArrayOutputStream();
    this.blockOffsets = new int[texts.size() + 1];
    for (int i = 0; i < texts.size(); i++) {
      all.writeBytes(ascii(chunk(texts.get(i))));
      blockOffsets[i + 1] = all.size();
    }
    String stampedChunk = chunk(stamped);
    this.block = all.toByteArray();
    this.opening = ascii(HEAD + chunks(opening));
    this.stamped = ascii(stampedChunk);
    this.stampOffset = stampedChunk.indexOf(STAMP);
    this.closing = ascii(chunks(closing) + "0\r\n\r\n");
  }

  /** The script of a wire format. */
  static Script of(WireApi api) {
    return switch (api) {
      case OPENAI -> openAi();
      case ANTHROPIC -> anthropic();
    };
  }

  /** Status line, headers and the events before the first text. */
  byte[] opening() {
    return opening;
  }

  /** {@link #BLOCK_EVENTS} text events, one after the other. */
  byte[] block() {
    return block;
  }

  /** How many bytes of the block so many events take. */
  int blockBytes(int events) {
    return blockOffsets[events];
  }

  /** One text event whose text is eight digits, to be overwritten in a copy with the time. */
  byte[] stamped() {
    return stamped;
  }

  /** Where in {@link #stamped} those digits are. */
  int stampOffset() {
    return stampOffset;
  }

  /** The events after the last text, and the end of the body. */
  byte[] closing() {
    return closing;
  }

  private static Script openAi() {
    var texts = new ArrayList<String>();
    for (int i = 0; i < BLOCK_EVENTS; i++) {
      texts.add(openAiText(WORDS[i % WORDS.length]));
    }
    return new Script(
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

  private static Script anthropic() {
    var texts = new ArrayList<String>();
    for (int i = 0; i < BLOCK_EVENTS; i++) {
      texts.add(anthropicText(WORDS[i % WORDS.length]));
    }
    return new Script(
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

  private static String chunks(List<String> frames) {
    var all = new StringBuilder();
    frames.forEach(frame -> all.append(chunk(frame)));
    return all.toString();
  }

  private static String chunk(String frame) {
    return Integer.toHexString(frame.length()).toLowerCase(Locale.ROOT) + "\r\n" + frame + "\r\n";
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
