package dev.sage.llm.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.FaultServerCase;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.cost.Prices;
import org.junit.jupiter.api.Test;

/** Dollars: of streams as of whole answers, and unknown where they can't be known. */
class CostComplaintsTest extends FaultServerCase {

  private StreamEvent.End end(String usage) {
    server.on(
        "gpt-4.1-2025-04-14",
        c ->
            c.stream()
                .say("x")
                .finishReason()
                .chunk("data: {\"choices\":[]%s}\n\n".formatted(usage))
                .chunk("data: [DONE]\n\n")
                .raw("0\r\n\r\n"));
    return (StreamEvent.End) events("gpt-4.1-2025-04-14").getLast();
  }

  @Test
  void litellm_13264_a_stream_has_its_cost_at_the_prices_of_cached_and_plain_input() {
    var end =
        end(
            ",\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":500,"
                + "\"prompt_tokens_details\":{\"cached_tokens\":400}}");

    // 600 × 2 + 400 × 0.5 + 500 × 8 dollars for a million.
    assertThat(Prices.bundled().cost("openai", "gpt-4.1-2025-04-14", end.usage()))
        .hasValueSatisfying(cost -> assertThat(cost).isEqualTo("0.0054"));
  }

  @Test
  void litellm_13264_a_stream_without_usage_has_no_cost_and_not_none() {
    assertThat(Prices.bundled().cost("openai", "gpt-4.1-2025-04-14", end("").usage())).isEmpty();
  }

  @Test
  void quarkus_langchain4j_925_and_1899_a_program_has_the_cost_of_a_call_in_java() {
    var end = end(",\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":500}");

    var cost = Prices.bundled().cost("openai", "gpt-4.1-2025-04-14", end.usage()).orElseThrow();

    // 1000 × 2 + 500 × 8 dollars for a million, as an exact decimal.
    assertThat(cost).isEqualByComparingTo("0.006");
  }
}
