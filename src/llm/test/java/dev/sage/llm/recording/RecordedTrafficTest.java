package dev.sage.llm.recording;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.provider.json.Oracle;
import dev.sage.llm.transport.BodyKind;
import dev.sage.llm.transport.Frame;
import dev.sage.llm.transport.FrameHandler;
import dev.sage.llm.transport.FrameReader;
import dev.sage.llm.transport.JsonArrayReader;
import dev.sage.llm.transport.NdjsonReader;
import dev.sage.llm.transport.SseReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Real answers of real providers, decoded as a live call decodes them. */
class RecordedTrafficTest {

  private static final Set<String> APIS =
      Set.of(
          "openai-chat",
          "openai-responses",
          "anthropic-messages",
          "gemini",
          "ollama",
          BodyDecoding.MODELS);

  /** An error that is one: Responses' events have the field with null in it. */
  private static final Pattern ERROR = Pattern.compile("\"error\":(?!\\s*null)");

  private static Stream<DynamicTest> cases(Predicate<Recording> wanted, Check check)
      throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path folder : Recording.folders(Recorded.folder("providers"))) {
      Recording recording = Recording.read(folder);
      if (wanted.test(recording)) {
        tests.add(DynamicTest.dynamicTest(recording.id(), () -> check.check(folder, recording)));
      }
    }
    return tests.stream();
  }

  private interface Check {
    void check(Path folder, Recording recording) throws IOException;
  }

  private static JsonNode expected(Path folder) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("expected.json"));
    return Oracle.MAPPER.readTree(bytes);
  }

  @TestFactory
  Stream<DynamicTest> decodes_as_expected_however_it_is_cut() throws IOException {
    return cases(
        recording -> APIS.contains(recording.api()),
        (folder, recording) -> {
          JsonNode expected = expected(folder);
          Decoded whole = BodyDecoding.decode(recording, 0);
          assertThat(new Expectation(expected).differences(whole)).isEmpty();
          for (long split : new long[] {1, 7, 7919, 31}) {
            assertThat(BodyDecoding.decode(recording, split)).isEqualTo(whole);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> has_exactly_one_terminal_event_and_it_is_the_last() throws IOException {
    return cases(
        RecordedTrafficTest::isAnswer,
        (folder, recording) -> {
          List<StreamEvent> events = BodyDecoding.decode(recording, 0).events();
          assertThat(events.stream().filter(StreamEvent::terminal)).hasSize(1);
          assertThat(events.getLast().terminal()).isTrue();
        });
  }

  @TestFactory
  Stream<DynamicTest> a_stream_cut_at_a_frame_is_truncated_unless_it_said_why_it_stopped()
      throws IOException {
    return cases(
        recording -> isAnswer(recording) && isStream(recording),
        (folder, recording) -> {
          String whole = BodyDecoding.decode(recording, 0).text();
          String kept = "";
          int last = 0;
          for (int end : frameEnds(recording)) {
            String text = truncated(recording, end);
            assertThat(whole).as("cut at %d", end).startsWith(text);
            assertThat(text).as("cut at %d", end).startsWith(kept);
            kept = text;
            last = end;
          }
          if (last == recording.body().length) {
            assertThat(kept).isEqualTo(whole);
          }
        });
  }

  /** Checks what comes of the part up to there; returns its text. */
  private static String truncated(Recording recording, int end) {
    byte[] cut = Arrays.copyOf(recording.body(), end);
    Decoded got =
        BodyDecoding.decode(recording.api(), recording.status(), recording.headers(), cut, 0);
    if (got.error() == null) {
      assertThat(got.rawFinishReason()).as("cut at %d", end).isNotNull();
    } else if (!ERROR.matcher(new String(cut, UTF_8)).find()) {
      assertThat(got.error().kind()).as("cut at %d", end).isEqualTo(Kind.STREAM_TRUNCATED);
      assertThat(got.error().partialText()).isEqualTo(got.text());
    }
    return got.text();
  }

  private static boolean isAnswer(Recording recording) {
    return APIS.contains(recording.api())
        && !recording.api().equals(BodyDecoding.MODELS)
        && recording.status() == 200;
  }

  private static boolean isStream(Recording recording) {
    return kind(recording) == BodyKind.SSE
        || kind(recording) == BodyKind.NDJSON
        || isArray(recording.body());
  }

  /** No whole answer is one, so that it is a stream. */
  private static boolean isArray(byte[] body) {
    return BodyKind.first(body, 0, body.length) == '[';
  }

  private static @Nullable BodyKind kind(Recording recording) {
    byte[] body = recording.body();
    return BodyKind.of(recording.headers().get("content-type"), body, 0, body.length, true);
  }

  private static FrameReader<?> reader(Recording recording) {
    if (isArray(recording.body())) {
      return new JsonArrayReader();
    }
    return kind(recording) == BodyKind.SSE ? new SseReader() : new NdjsonReader();
  }

  private static List<Integer> frameEnds(Recording recording) {
    List<Integer> ends = new ArrayList<>();
    FrameHandler<Frame> handler =
        new FrameHandler<>() {
          private int read;

          @Override
          public void event(Frame frame) {
            read += frame.rawLength();
            ends.add(read);
          }

          @Override
          public void comment(Frame frame) {
            read += frame.rawLength();
          }
        };
    byte[] body = recording.body();
    FrameReader<?> reader = reader(recording);
    reader.feed(body, 0, body.length, handler);
    return ends;
  }
}
