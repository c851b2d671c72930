package dev.sage.llm.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.FaultServerCase;
import dev.sage.llm.Llm;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Usage;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.Endpoint;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens: asked for, counted once, and unknown where nobody said. */
class UsageComplaintsTest extends FaultServerCase {

  private Usage usage(String model) {
    return ((StreamEvent.End) events(model).getLast()).usage();
  }

  @Test
  void spring_ai_4785_and_2293_and_1307_a_stream_has_its_usage() {
    server.on(
        "m",
        c ->
            c.stream()
                .say("x")
                .finishReason()
                .chunk(
                    "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":3}}\n\n")
                .chunk("data: [DONE]\n\n")
                .raw("0\r\n\r\n"));

    var usage = usage("m");

    assertThat(usage.input()).isEqualTo(12);
    assertThat(usage.output()).isEqualTo(3);
    assertThat(server.requests().getFirst()).contains("\"include_usage\":true");
  }

  @Test
  void spring_ai_4785_a_usage_that_nobody_told_is_unknown_and_not_zero() {
    server.on("m", c -> c.stream().say("x").finish());

    assertThat(usage("m")).isEqualTo(Usage.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({"vercel_1578_groq, 400", "openai_agents_442_mistral, 422"})
  void an_option_that_a_server_refuses_is_left_out(String issue, int status) {
    server.on(
        issue,
        c ->
            c.respond(
                status,
                "application/json",
                "{\"message\":\"body.stream_options: Extra inputs are not permitted\"}"),
        c -> c.stream().say("x").finish());

    try (var client =
        Llm.builder()
            .environment(Map.of())
            .retry(RetryPolicy.DEFAULT)
            .sleeper((_, _) -> {})
            .timeouts(SHORT)
            .endpoint(Endpoint.openAiChat("test", server.url(), null))
            .build()) {
      assertThat(client.stream(request(issue)).text()).isEqualTo("x");
      assertThat(client.stream(request(issue)).text()).isEqualTo("x");
    }

    assertThat(server.requests()).hasSize(3);
    assertThat(server.requests().getLast()).doesNotContain("stream_options");
  }
}
