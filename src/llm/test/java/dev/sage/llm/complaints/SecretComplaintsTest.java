package dev.sage.llm.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.FaultServerCase;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError;
import dev.sage.llm.LlmException;
import dev.sage.llm.LogLines;
import dev.sage.llm.Message;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.secret.Secret;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and prompts stay out of errors, whatever a server writes into them. */
class SecretComplaintsTest extends FaultServerCase {

  private static final String PROMPT = "the merger of Alpha and Beta";

  private LlmError refused(String key, String body) {
    server.on("m", c -> c.respond(401, "application/json", body, "x-echo: " + key));
    try (var client =
        Llm.builder()
            .environment(Map.of())
            .retry(RetryPolicy.NEVER)
            .timeouts(SHORT)
            .endpoint(Endpoint.openAiChat("test", server.url(), Secret.of(key)))
            .build()) {
      return error(client.stream(ChatRequest.of("test/m", Message.user(PROMPT))));
    }
  }

  /** Everything that a program may print of an error. */
  private static String printed(LlmError error) {
    var out = new StringWriter();
    new LlmException(error).printStackTrace(new PrintWriter(out));
    return error + "\n" + out;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gsk_0123456789abcdefghijABCDEFGHIJ",
        "AIzaSyA0123456789abcdefghijklmnopqrstuv",
        "7f3d9b1c5e8a4f60b2d7c9e1a3f5b8d0",
        "my own key with blanks 42"
      })
  void langchain4j_799_and_litellm_5433_a_key_of_any_shape_is_hidden_whole(String key) {
    var error =
        refused(
            key, "{\"error\":{\"message\":\"Wrong key: " + key + "\",\"code\":\"" + key + "\"}}");

    assertThat(printed(error))
        .doesNotContain(key)
        .doesNotContain(key.substring(0, 8))
        .doesNotContain(key.substring(key.length() - 5));
  }

  @Test
  void litellm_5762_an_error_that_lists_the_keys_of_others_shows_none() {
    var error =
        refused(
            KEY,
            "{\"error\":{\"message\":\"tried sk-proj-abcdefghij0123456789ABCD, then"
                + " sk-ant-api03-abcdefghij0123456789\"}}");

    assertThat(printed(error)).doesNotContain("abcdefghij").contains("[openai-key:");
  }

  @Test
  void minisearch_2362_an_error_has_nothing_of_the_request() {
    var error = refused(KEY, "{\"error\":{\"message\":\"no\"}}");

    assertThat(server.requests().getFirst()).contains(PROMPT).contains(KEY);
    assertThat(printed(error))
        .doesNotContain(PROMPT)
        .doesNotContain("messages")
        .doesNotContain(KEY);
  }

  @Test
  void litellm_1127_and_7603_logs_at_the_finest_level_have_no_key_and_no_prompt() {
    var answer = "an answer about the merger";
    server.on("ok", c -> c.stream("set-cookie: sid=cookie-0123456789").say(answer).finish());
    server.on(
        "refused",
        c ->
            c.respond(
                401,
                "application/json",
                "{\"error\":{\"message\":\"no " + KEY + "\"}}",
                "x-echo: " + KEY));
    server.on("cut", c -> c.stream().say("half").hangUp());
    try (var lines = new LogLines()) {
      for (var model : List.of("ok", "refused", "cut", "unknown")) {
        var request =
            ChatRequest.builder("test/" + model)
                .message(Message.system("secret instructions"))
                .message(Message.user(PROMPT))
                .header("x-api-key", "header-secret-0123456789")
                .header("x-trace", "header-value-42")
                .build();
        llm.stream(request).events().forEach(_ -> {});
      }

      assertThat(server.requests().getFirst()).contains(PROMPT).contains(KEY);
      assertThat(lines.events()).hasSizeGreaterThan(8);
      assertThat(lines.text())
          .doesNotContain(KEY)
          .doesNotContain(PROMPT)
          .doesNotContain("secret instructions")
          .doesNotContain(answer)
          .doesNotContain("header-secret")
          .doesNotContain("header-value-42")
          .doesNotContain("cookie-0123456789");
    }
  }
}
