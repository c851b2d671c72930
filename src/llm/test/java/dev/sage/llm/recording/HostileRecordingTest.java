package dev.sage.llm.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.FaultServerCase;
import dev.sage.llm.Llm;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.Message;
import dev.sage.llm.policy.Fallbacks;
import dev.sage.llm.policy.RetryPolicy;
import dev.sage.llm.provider.Endpoint;
import dev.sage.llm.provider.fake.FakeAnswer;
import dev.sage.llm.provider.fake.FakeProvider;
import dev.sage.llm.provider.recorded.RecordedProvider;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings come from anybody, and what they are made of too. */
class HostileRecordingTest extends FaultServerCase {

  private static final String BODY =
      """
      data: {"choices":[{"delta":{"content":"Hi"},"finish_reason":"stop"}]}

      data: [DONE]

      """;

  @TempDir private Path folder;

  private void recorded(Path into, String meta) throws IOException {
    Files.createDirectories(into);
    Files.writeString(into.resolve("meta.json"), meta);
    Files.writeString(into.resolve("body.bin"), BODY);
  }

  private static String text(RecordedProvider provider, String model) {
    try (var llm = Llm.builder().environment(Map.of()).provider(provider).build()) {
      return llm.stream(ChatRequest.of("recorded/" + model, Message.user("Hi"))).text();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"offset\":9223372036854775807,\"length\":9223372036854775807,\"t\":1}",
        "{\"offset\":0,\"length\":9223372036854775807,\"t\":1}",
        "{\"offset\":1000,\"length\":0,\"t\":1}"
      })
  void a_frame_beyond_the_body_is_refused_with_its_line(String frame) throws IOException {
    recorded(folder, "{\"api\":\"openai-chat\",\"streaming\":true}");
    Files.writeString(folder.resolve("frames.jsonl"), frame);

    assertThatThrownBy(() -> Recording.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("frames.jsonl has no frame in line 1");
  }

  @Test
  void frames_in_no_utf_8_are_refused_with_their_line() throws IOException {
    recorded(folder, "{\"api\":\"openai-chat\",\"streaming\":true}");
    Files.write(folder.resolve("frames.jsonl"), new byte[] {(byte) 0xff, (byte) 0xfe});

    assertThatThrownBy(() -> Recording.read(folder))
        .hasMessageContaining("frames.jsonl has no frame in line 1");
  }

  @Test
  void a_file_that_is_missing_is_named_with_what_to_do() throws IOException {
    recorded(folder, "{\"api\":\"openai-chat\",\"streaming\":true}");
    Files.delete(folder.resolve("body.bin"));

    assertThatThrownBy(() -> Recording.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("body.bin is missing. Record the call again.");
  }

  @Test
  void a_link_to_a_file_elsewhere_is_not_followed() throws IOException {
    var recording = folder.resolve("one");
    recorded(recording, "{\"api\":\"openai-chat\",\"streaming\":true}");
    Files.writeString(folder.resolve("private.txt"), "private");
    Files.delete(recording.resolve("body.bin"));
    Files.createSymbolicLink(recording.resolve("body.bin"), folder.resolve("private.txt"));

    assertThatThrownBy(() -> Recording.read(recording))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is a link to a file elsewhere");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999", "\"\\ud800\""})
  void a_request_that_has_no_canonical_form_answers_by_its_name(String messages)
      throws IOException {
    recorded(
        folder.resolve("one"),
        "{\"api\":\"openai-chat\",\"streaming\":true,\"request\":{\"messages\":%s}}"
            .formatted(messages));

    assertThat(text(RecordedProvider.of(folder), "one")).isEqualTo("Hi");
  }

  @Test
  void two_recordings_of_one_name_from_two_folders_are_both_played() throws IOException {
    recorded(folder.resolve("a/one"), "{\"api\":\"openai-chat\",\"streaming\":true}");
    recorded(folder.resolve("b/one"), "{\"api\":\"openai-chat\",\"streaming\":true}");
    var both =
        RecordedProvider.builder().folder(folder.resolve("a")).folder(folder.resolve("b")).build();

    assertThat(text(both, "m")).isEqualTo("Hi");
    assertThat(text(both, "m")).isEqualTo("Hi");
  }

  @Test
  void a_key_that_the_server_gives_back_in_a_header_is_not_written() throws IOException {
    var redactor = Redactor.create();
    server.on(
        "m",
        c ->
            c.stream("x-echo: " + KEY)
                .say("Hi")
                .finishReason()
                .chunk("data: [DONE]\n\n")
                .raw("0\r\n\r\n"));
    try (var tap = RecordingTap.into(folder, redactor);
        var llm =
            Llm.builder()
                .environment(Map.of())
                .redactor(redactor)
                .endpoint(Endpoint.openAiChat("test", server.url(), Secret.of(KEY)))
                .tap(tap)
                .build()) {
      llm.stream(ChatRequest.of("test/m", Message.user("Hi"))).text();
    }

    var meta = Recording.folders(folder).getFirst().resolve("meta.json");
    assertThat(Files.readString(meta)).contains("x-echo").doesNotContain(KEY);
  }

  @Test
  void an_answer_of_a_fallback_is_not_written_as_that_of_the_model_asked() throws IOException {
    var redactor = Redactor.create();
    server.on(
        "m", c -> c.stream().say("Hi").finishReason().chunk("data: [DONE]\n\n").raw("0\r\n\r\n"));
    try (var tap = RecordingTap.into(folder, redactor);
        var llm =
            Llm.builder()
                .environment(Map.of())
                .redactor(redactor)
                .retry(RetryPolicy.NEVER)
                .provider(FakeProvider.of(FakeAnswer.failure(Kind.OVERLOADED, "Busy.")))
                .endpoint(Endpoint.openAiChat("test", server.url(), Secret.of(KEY)))
                .fallbacks(Fallbacks.of("test/m"))
                .tap(tap)
                .build()) {
      llm.stream(ChatRequest.of("fake/x", Message.user("Hi"))).text();
      tap.flush();
      assertThat(tap.failed()).isEqualTo(1);
    }
    assertThat(folder).isEmptyDirectory();
  }
}
