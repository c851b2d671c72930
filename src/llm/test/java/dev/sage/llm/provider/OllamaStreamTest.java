package dev.sage.llm.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.internal.Told;
import dev.sage.llm.provider.json.Oracle;
import dev.sage.llm.provider.ollama.OllamaFormat;
import dev.sage.llm.transport.BodyKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OllamaStreamTest {

  private static final WireFormat OLLAMA = new OllamaFormat();
  private static final String NDJSON = BodyKind.NDJSON.mediaType();

  private static String line(String content) {
    return "{\"model\":\"m\",\"message\":{\"content\":\"" + content + "\"},\"done\":false}\n";
  }

  private static String done(String more) {
    return "{\"model\":\"m\",\"message\":{\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\""
        + more
        + "}\n";
  }

  private static String call(String createdAt) {
    return "{\"created_at\":\""
        + createdAt
        + "\",\"message\":{\"tool_calls\":[{\"function\":{\"name\":\"f\",\"arguments\":{}}},"
        + "{\"function\":{\"name\":\"f\",\"arguments\":{}}}]},\"done\":false}\n"
        + done("");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"application/json", "application/x-ndjson", "text/plain"})
  void flows_whatever_the_header_claims(@Nullable String contentType) {
    var told = new Told();
    var decoder = new BodyDecoder(OLLAMA, Quirks.NONE, contentType, told, null);
    byte[] begin = (line("a") + line("b") + "{").getBytes(UTF_8);
    decoder.feed(begin, 0, begin.length);
    assertThat(told.all(StreamEvent.Text.class)).hasSize(2);
    assertThat(decoder.framed()).isTrue();
    assertThat(decoder.kind()).isEqualTo(BodyKind.NDJSON);
  }

  @Test
  void cut_at_any_line_is_truncated_and_keeps_what_came() {
    List<String> lines = List.of(line("a"), line("b"), line("c"), done(""));
    for (int end = 0; end < lines.size(); end++) {
      String body = String.join("", lines.subList(0, end));
      Told told = Told.of(OLLAMA, NDJSON, body, 0);
      assertThat(told.failure().error().kind())
          .isEqualTo(end == 0 ? Kind.BAD_RESPONSE : Kind.STREAM_TRUNCATED);
      assertThat(told.all(StreamEvent.Text.class)).hasSize(end);
    }
    assertThat(Told.of(OLLAMA, NDJSON, String.join("", lines), 0).end().terminator())
        .isEqualTo("done:true");
  }

  @Test
  void ids_that_are_made_up_are_stable_and_differ_from_call_to_call_and_answer_to_answer() {
    List<String> ids = ids("2026-01-01T00:00:00Z");
    assertThat(ids).hasSize(2).doesNotHaveDuplicates().isEqualTo(ids("2026-01-01T00:00:00Z"));
    assertThat(ids).doesNotContainAnyElementsOf(ids("2026-01-01T00:00:01Z"));
  }

  private static List<String> ids(String createdAt) {
    return Told.of(OLLAMA, NDJSON, call(createdAt), 0).all(StreamEvent.ToolCall.class).stream()
        .map(StreamEvent.ToolCall::callId)
        .toList();
  }

  @Test
  void times_and_counts_are_kept_as_they_came() {
    String body = line("a") + done(",\"total_duration\":5043500667,\"eval_count\":290,\"x\":1");
    String raw = Told.of(OLLAMA, NDJSON, body, 0).end().usage().raw();
    assertThat(Oracle.MAPPER.readTree(raw))
        .isEqualTo(Oracle.MAPPER.readTree("{\"total_duration\":5043500667,\"eval_count\":290}"));
  }

  @Test
  void a_line_of_many_megabytes_is_one_line() {
    String text = "x".repeat(12 << 20);
    Told told = Told.of(OLLAMA, null, line(text) + line("y") + done(""), 7);
    assertThat(told.all(StreamEvent.Text.class))
        .extracting(StreamEvent.Text::value)
        .containsExactly(text, "y");
  }
}
