package dev.sage.llm.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Content;
import dev.sage.llm.Message;
import dev.sage.llm.Role;
import dev.sage.llm.ToolSpec;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The guess by length, part by part. */
class TokenEstimateTest {

  private static long of(Content part) {
    return TokenEstimate.BY_LENGTH.input(
            ChatRequest.of("p/m", new Message(Role.USER, List.of(part))))
        - 8;
  }

  @Test
  void three_ascii_characters_are_a_token_and_every_other_character_is_one() {
    assertThat(of(new Content.Text(""))).isZero();
    assertThat(of(new Content.Text("abc"))).isEqualTo(1);
    assertThat(of(new Content.Text("abcd"))).isEqualTo(2);
    assertThat(of(new Content.Text("Łódź"))).isEqualTo(4);
    assertThat(of(new Content.Text("日本語"))).isEqualTo(3);
  }

  @Test
  void reasoning_calls_and_results_count_with_all_that_goes_back() {
    assertThat(of(new Content.Reasoning("abc", "{\"sig\":1}"))).isEqualTo(1 + 3);
    assertThat(of(new Content.ToolCall("c", "weather", "{}"))).isEqualTo(8 + 3 + 1);
    assertThat(of(new Content.ToolResult("c", "3 degrees", false))).isEqualTo(8 + 3);
    assertThat(of(new Content.CachePoint(null))).isZero();
    assertThat(of(new Content.Extra("{\"a\":1}", Content.Extra.Place.PART))).isEqualTo(3);
  }

  @Test
  void an_image_is_1600_tokens_whatever_its_size_and_a_document_goes_by_its_bytes() {
    var url = URI.create("https://example.org/a.pdf");
    assertThat(of(new Content.Media("image/png", "A".repeat(100_000), null, null))).isEqualTo(1600);
    assertThat(of(new Content.Media("application/pdf", null, url, null))).isEqualTo(1600);
    assertThat(of(new Content.Media("application/pdf", "A".repeat(1600), null, null)))
        .isEqualTo(100);
  }

  @Test
  void tools_and_the_response_schema_count() {
    var request =
        ChatRequest.builder("p/m")
            .message(Message.user("abc"))
            .tool(new ToolSpec("abc", "abcdef", "{}"))
            .responseSchema("{}")
            .build();

    assertThat(TokenEstimate.BY_LENGTH.input(request)).isEqualTo(8 + 1 + (8 + 1 + 2 + 1) + 1);
  }
}
