package dev.sage.llm.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.Usage;
import dev.sage.llm.recording.BodyDecoding;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is known of the tokens of an answer that breaks off. */
class BrokenOffUsageTest {
  private static final String START =
      """
      event: message_start
      data: {"type":"message_start","message":{"id":"m","model":"claude","usage":{"input_tokens":51,"output_tokens":1}}}

      event: content_block_start
      data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

      event: content_block_delta
      data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"A long answer"}}

      """;

  private static Usage usage(String stream) {
    return BodyDecoding.decode("anthropic-messages", 200, Map.of(), stream.getBytes(UTF_8), 0)
        .usage();
  }

  @Test
  void the_placeholder_that_an_anthropic_stream_begins_with_is_no_count() {
    assertThat(usage(START).input()).isEqualTo(51);
    assertThat(usage(START).output()).isNull();
  }

  @Test
  void what_it_ends_with_is_one() {
    String end =
        """
        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},"usage":{"output_tokens":40}}

        event: message_stop
        data: {"type":"message_stop"}

        """;
    assertThat(usage(START + end).output()).isEqualTo(40);
  }
}
