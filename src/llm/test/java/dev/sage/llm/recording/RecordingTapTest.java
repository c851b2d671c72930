package dev.sage.llm.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.FaultServerCase;
import dev.sage.llm.Llm;
import dev.sage.llm.Message;
import dev.sage.llm.StreamEvent;
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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was recorded is what came, and says it again. */
class RecordingTapTest extends FaultServerCase {

  @TempDir private Path folder;

  private List<StreamEvent> record(Path into, ChatRequest request) {
    var redactor = Redactor.create();
    var events = new ArrayList<StreamEvent>();
    try (var tap = RecordingTap.into(into, redactor);
        var client =
            Llm.builder()
                .environment(Map.of())
                .retry(RetryPolicy.DEFAULT)
                .sleeper((_, _) -> {})
                .timeouts(SHORT)
                .redactor(redactor)
                .endpoint(Endpoint.openAiChat("test", server.url(), Secret.of(KEY)))
                .tap(tap)
                .build()) {
      client.stream(request).events().forEach(events::add);
      tap.flush();
      failed = tap.failed();
    }
    return events;
  }

  private long failed;

  private static List<String> meaning(List<StreamEvent> events) {
    return events.stream()
        .map(
            event ->
                switch (event) {
                  case StreamEvent.Text text -> "text " + text.value();
                  case StreamEvent.ToolCall call -> "call " + call.arguments();
                  case StreamEvent.End end ->
                      "end " + end.rawFinishReason() + " " + end.usage().output();
                  case StreamEvent.Failure failure ->
                      "failure " + failure.error().kind() + " " + failure.error().httpStatus();
                  case StreamEvent.Retrying _ -> "retrying";
                  default -> "";
                })
        .filter(line -> !line.isEmpty() && !line.equals("retrying"))
        .toList();
  }

  private Recording only() throws IOException {
    var folders = Recording.folders(folder);
    assertThat(folders).hasSize(1);
    return Recording.read(folders.getFirst());
  }

  @Test
  void a_recording_decodes_and_plays_to_the_same_events() throws IOException {
    server.on("m", c -> c.stream("x-request-id: req_1").say("Hel").say("lo").finish());
    var live = record(folder, request("m").toBuilder().requestId("call-1").build());

    var recording = only();
    assertThat(recording.id()).isEqualTo("call-1");
    assertThat(recording.api()).isEqualTo("openai-chat");
    assertThat(recording.streaming()).isTrue();
    assertThat(recording.headers()).containsEntry("x-request-id", "req_1");
    assertThat(recording.request()).contains("Hello").contains("\"m\"");
    assertThat(recording.frames()).hasSizeGreaterThan(3);
    long offset = 0;
    for (var frame : recording.frames()) {
      assertThat(frame.offset()).isEqualTo((int) offset);
      offset += frame.length();
    }
    assertThat(offset).isEqualTo(recording.body().length);
    assertThat(meaning(BodyDecoding.decode(recording, 0).events())).isEqualTo(meaning(live));

    var played = new ArrayList<StreamEvent>();
    try (var client =
        Llm.builder().environment(Map.of()).provider(RecordedProvider.of(folder)).build()) {
      client.stream(ChatRequest.of("recorded/m", Message.user("Hello")))
          .events()
          .forEach(played::add);
    }
    assertThat(meaning(played)).isEqualTo(meaning(live));
  }

  @Test
  void an_error_is_recorded_with_its_status() throws IOException {
    server.on(
        "m",
        c ->
            c.respond(
                429, "application/json", "{\"error\":{\"message\":\"slow\"}}", "retry-after: 7"));
    record(folder, request("m"));

    assertThat(only().status()).isEqualTo(429);
    assertThat(only().headers()).containsEntry("retry-after", "7");
    assertThat(only().frames()).hasSize(1);
  }

  @Test
  void the_last_attempt_is_recorded() throws IOException {
    var first = new AtomicBoolean(true);
    server.on(
        "m",
        c -> {
          if (first.getAndSet(false)) {
            c.respond(503, "application/json", "{\"error\":{\"message\":\"busy\"}}");
          } else {
            c.stream().say("second").finish();
          }
        });
    record(folder, request("m"));

    assertThat(only().status()).isEqualTo(200);
    assertThat(BodyDecoding.decode(only(), 0).text()).isEqualTo("second");
  }

  @Test
  void nothing_in_it_has_the_key_and_nobody_else_may_read_it() throws IOException {
    server.on("m", c -> c.stream("x-echo: " + KEY).say("your key is " + KEY).finish());
    var request =
        ChatRequest.builder("test/m")
            .message(Message.user("my key is " + KEY))
            .header("x-api-key", "header-secret-0123456789")
            .build();
    record(folder, request);

    var written = Recording.folders(folder).getFirst();
    for (var name : List.of("meta.json", "body.bin", "frames.jsonl")) {
      var file = written.resolve(name);
      assertThat(Files.readString(file)).doesNotContain(KEY).doesNotContain("header-secret");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(written)))
        .isEqualTo("rwx------");
    assertThat(BodyDecoding.decode(only(), 0).text()).startsWith("your key is [");
  }

  @Test
  void a_disk_that_fails_changes_nothing_for_the_call_and_is_counted() throws IOException {
    server.on("m", c -> c.stream().say("fine").finish());
    var file = Files.createFile(folder.resolve("file"));
    var events = record(file.resolve("below"), request("m"));

    assertThat(text(events)).isEqualTo("fine");
    assertThat(failed).isEqualTo(1);
  }

  @Test
  void two_calls_of_one_id_are_two_recordings_and_an_id_leads_nowhere_else() throws IOException {
    server.on("m", c -> c.stream().say("x").finish());
    var request = request("m").toBuilder().requestId("../../up").build();
    record(folder, request);
    record(folder, request);

    assertThat(Recording.folders(folder))
        .extracting(path -> Objects.toString(path.getFileName()))
        .containsExactly("_._.._up", "_._.._up-2");
  }

  @Test
  void a_call_without_a_response_leaves_nothing() {
    var fake = FakeProvider.of(FakeAnswer.text("x"));
    try (var tap = RecordingTap.into(folder, Redactor.create());
        var client = Llm.builder().environment(Map.of()).provider(fake).tap(tap).build()) {
      client.stream(ChatRequest.of("fake/m", Message.user("Hi"))).response();
    }

    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void frames_that_lie_outside_the_body_are_an_error_with_the_line() throws IOException {
    server.on("m", c -> c.stream().say("x").finish());
    record(folder, request("m"));
    var written = Recording.folders(folder).getFirst();
    Files.writeString(
        written.resolve("frames.jsonl"),
        "{\"offset\":0,\"length\":1,\"t\":0}\n{\"offset\":0,\"length\":99999,\"t\":0}\n");

    assertThatThrownBy(() -> Recording.read(written))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2");
  }
}
