package dev.sage.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.benchmarks.WireApi;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScriptTest {

  @Test
  void openai_frames_have_306_bytes() {
    assertThat(frame(WireApi.OPENAI)).hasSize(306).startsWith("data: {").endsWith("}\n\n");
  }

  @Test
  void anthropic_frames_have_120_bytes() {
    assertThat(frame(WireApi.ANTHROPIC)).hasSize(120).startsWith("event: content_block_delta\n");
  }

  @Test
  void the_stamp_is_the_text_of_its_frame() {
    for (WireApi api : WireApi.values()) {
      var script = new Script(api);
      int from = script.stampOffset();
      assertThat(text(Arrays.copyOfRange(script.stamped(), from - 1, from + 9)))
          .isEqualTo("\"00000000\"");
    }
  }

  /** The first frame of the block, out of its HTTP chunk. */
  private static String frame(WireApi api) {
    var script = new Script(api);
    String chunk = text(Arrays.copyOf(script.block(), script.blockBytes(1)));
    int start = chunk.indexOf("\r\n") + 2;
    assertThat(Integer.parseInt(chunk.substring(0, start - 2), 16))
        .isEqualTo(chunk.length() - start - 2);
    return chunk.substring(start, chunk.length() - 2);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
