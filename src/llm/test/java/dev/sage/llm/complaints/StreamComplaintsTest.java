package dev.sage.llm.complaints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.FaultServerCase;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.LlmException;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.WireFormats;
import dev.sage.llm.provider.internal.Told;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors in streams: none is lost, each says what it is. */
class StreamComplaintsTest extends FaultServerCase {

  private static Told told(String api, String body) {
    return Told.of(new WireFormats(Map.of()).find(api).orElseThrow(), null, body, 0);
  }

  @Test
  void langchain4j_5107_an_error_line_in_an_ollama_stream_is_no_chunk() {
    var told =
        told(
            "ollama",
            """
            {"model":"m","message":{"role":"assistant","content":"Yes"},"done":false}
            {"error":"an error was encountered while running the model"}
            """);

    assertThat(told.all(StreamEvent.Text.class)).hasSize(1);
    assertThat(told.failure().error().kind()).isEqualTo(Kind.SERVER_ERROR);
    assertThat(told.failure().error().message()).contains("an error was encountered");
  }

  @Test
  void langchain4j_4452_a_connection_that_breaks_is_no_quiet_end() {
    server.on("m", c -> c.stream().say("Hel").reset());

    var error = failure("m");

    assertThat(error.kind()).isEqualTo(Kind.STREAM_INTERRUPTED);
    assertThat(error.partialText()).isEqualTo("Hel");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"error\":{}}", "{\"error\":{\"message\":\"\"}}", "null"})
  void langchain4j_5423_a_rate_limit_always_says_that_it_is_one(String body) {
    server.on("m", c -> c.respond(429, "application/json", body));

    var error = failure("m");

    assertThat(error.kind()).isEqualTo(Kind.RATE_LIMITED);
    assertThat(error.message()).contains("rate limit").contains("429");
  }

  @Test
  void vercel_4726_a_rate_limit_can_not_be_overlooked_in_a_loop() {
    server.on("m", c -> c.respond(429, "application/json", "{\"error\":{\"message\":\"slow\"}}"));

    assertThatThrownBy(
            () -> {
              for (var event : llm.stream(request("m"))) {
                assertThat(event.terminal()).isFalse();
              }
            })
        .isInstanceOf(LlmException.class)
        .hasMessageContaining("rate limit");
    assertThatThrownBy(() -> llm.stream(request("m")).text()).isInstanceOf(LlmException.class);
  }

  @Test
  void vercel_4720_a_wrong_key_and_a_wrong_model_say_which() {
    server.on(
        "key",
        c ->
            c.respond(
                401,
                "application/json",
                "{\"error\":{\"message\":\"Incorrect API key provided\",\"code\":\"invalid_api_key\"}}"));
    server.on(
        "model",
        c ->
            c.respond(
                404,
                "application/json",
                "{\"error\":{\"message\":\"The model `x` does not exist\",\"code\":\"model_not_found\"}}"));

    assertThat(error(llm.stream(request("key"))).kind()).isEqualTo(Kind.AUTHENTICATION);
    assertThat(error(llm.stream(request("model"))).kind()).isEqualTo(Kind.MODEL_NOT_FOUND);
  }

  @Test
  void litellm_6957_overloaded_in_the_middle_of_a_stream_keeps_the_text_and_lets_another_try() {
    var told =
        told(
            "anthropic-messages",
            """
            event: message_start
            data: {"type":"message_start","message":{"id":"i","model":"m","usage":{"input_tokens":5}}}

            event: content_block_start
            data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

            event: content_block_delta
            data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Par"}}

            event: error
            data: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}

            """);

    var error = told.failure().error();
    assertThat(error.kind()).isEqualTo(Kind.OVERLOADED);
    assertThat(error.kind().switchable()).isTrue();
    assertThat(told.all(StreamEvent.Text.class)).hasSize(1);
  }

  @Test
  void lmstudio_2339_an_answer_of_status_200_without_a_token_is_an_error() {
    server.on(
        "m",
        c ->
            c.stream()
                .chunk(
                    "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9000,\"completion_tokens\":0}}\n\n")
                .chunk("data: [DONE]\n\n")
                .raw("0\r\n\r\n"));

    var events = new ArrayList<>(events("m"));

    assertThat(events).last().isInstanceOf(StreamEvent.Failure.class);
    var failure = (StreamEvent.Failure) events.getLast();
    assertThat(failure.error().kind()).isEqualTo(Kind.BAD_RESPONSE);
    assertThat(failure.usage().input()).isEqualTo(9000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "text/event-stream", "application/json"})
  void lmstudio_2322_an_error_in_words_under_status_200_is_read(String type) {
    server.on(
        "m",
        c ->
            c.respond(
                200,
                type,
                "The number of tokens to keep from the initial prompt is greater than the context"
                    + " length."));

    assertThat(failure("m").kind()).isEqualTo(Kind.CONTEXT_LENGTH);
  }
}
