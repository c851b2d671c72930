package dev.sage.llm.telemetry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.StreamEvent;
import dev.sage.llm.redaction.ContentAction;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FrameRedactorTest {

  private static final String REGISTERED = "r3gister3d+Val/ue-0815xyZ";
  private static final String SHAPED =
      "sk-ant-api03-Zk9pQ2xT7vLmN4wRbY8sHdJ3fGkXcV1aWqE6uI0oPzMnBtRyUjKlHgFdSaQwErTyUiOpAsDfGhJkLzXcVbNm5678-90AA";

  private final Redactor redactor = Redactor.create();

  FrameRedactorTest() {
    redactor.register(Secret.of(REGISTERED));
  }

  private FrameRedactor frames() {
    return new FrameRedactor(redactor, RedactionPolicy.SECRETS);
  }

  private List<CleanFrame> clean(List<TappedFrame> frames) {
    var redacting = frames();
    var clean = new ArrayList<CleanFrame>();
    frames.forEach(frame -> clean.addAll(redacting.add(frame)));
    clean.addAll(redacting.flush());
    assertThat(redacting.held()).isZero();
    return clean;
  }

  private static byte[] body(List<CleanFrame> frames) {
    var body = new ByteArrayOutputStream();
    frames.forEach(frame -> body.writeBytes(frame.bytes()));
    return body.toByteArray();
  }

  static Stream<Arguments> spelled() {
    return SpelledAnswer.ALL.stream()
        .flatMap(answer -> Stream.of(1, 3, 4, 7).map(size -> Arguments.of(answer, size)));
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("spelled")
  void a_secret_over_many_frames_is_in_none_of_them(SpelledAnswer answer, int size) {
    for (String secret : List.of(REGISTERED, SHAPED)) {
      String text = "Your key is " + secret + " and nothing else.";
      String body = answer.body(answer.lane().equals("arguments") ? quoted(text) : text, size);
      var frames = answer.frames(body);
      var clean = clean(frames);

      String said = answer.said(body(clean));
      assertThat(said).contains("Your key is [").contains("] and nothing else.");
      for (int at = 0; at + 8 <= secret.length(); at++) {
        assertThat(said).doesNotContain(secret.substring(at, at + 8));
      }
      assertThat(clean).extracting(CleanFrame::frame).containsExactlyElementsOf(frames);
    }
  }

  private static String quoted(String text) {
    return "{\"q\":\"" + text + "\"}";
  }

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("spelled")
  void frames_without_a_secret_stay_byte_for_byte(SpelledAnswer answer, int size) {
    String text = "The \"task-force\" says: sk- is a prefix,\nand more follows.";
    String body = answer.body(answer.lane().equals("arguments") ? "{\"a\":1}" : text, size);

    var clean = clean(answer.frames(body));

    assertThat(clean).noneMatch(CleanFrame::changed);
    assertThat(new String(body(clean), UTF_8)).isEqualTo(body);
  }

  @Test
  void the_placeholder_stands_where_the_secret_begins_and_only_its_frames_change() {
    var answer = new SpelledAnswer("openai-chat", "text");
    var clean = clean(answer.frames(answer.body("abcd" + REGISTERED + "   wxyz", 4)));

    var changed = clean.stream().map(CleanFrame::changed).toList();
    assertThat(changed.subList(0, 1)).containsOnly(false);
    assertThat(changed.subList(1, 8)).containsOnly(true);
    assertThat(changed.subList(8, changed.size())).containsOnly(false);
    assertThat(new String(clean.get(1).bytes(), UTF_8)).contains("\"content\":\"[secret:");
    assertThat(new String(clean.get(2).bytes(), UTF_8)).contains("\"content\":\"\"");
  }

  @Test
  void prose_waits_for_a_few_characters_only() {
    var answer = new SpelledAnswer("openai-chat", "text");
    var redacting = frames();
    for (var frame :
        answer.frames(answer.body("The quick brown fox jumps over a dog. ".repeat(20), 5))) {
      redacting.add(frame);
      assertThat(redacting.held()).isLessThanOrEqualTo(8);
    }
  }

  @Test
  void what_came_after_a_waiting_frame_waits_too() {
    var redacting = frames();
    var ready = new ArrayList<CleanFrame>();
    ready.addAll(redacting.add(text(0, "Here: " + REGISTERED.substring(0, 12))));
    ready.addAll(redacting.add(frame(1, "data: {\"ping\":1}\n\n")));
    assertThat(ready).isEmpty();
    assertThat(redacting.held()).isEqualTo(2);

    ready.addAll(redacting.add(text(2, REGISTERED.substring(12) + ". That was it. ")));

    assertThat(ready).extracting(clean -> clean.frame().sequence()).containsExactly(0L, 1L, 2L);
    assertThat(ready.get(1).changed()).isFalse();
  }

  @Test
  void the_next_attempt_begins_anew() {
    var redacting = frames();
    redacting.add(text(0, REGISTERED.substring(0, 12)));
    var ready = redacting.add(new TappedFrame(2, 1, 0, 0, 0, "message", new byte[0], List.of()));
    assertThat(ready).hasSize(2);
  }

  @Test
  void a_text_that_the_frame_says_in_another_way_takes_all_its_strings_along() {
    var redacting = frames();
    var odd =
        new TappedFrame(
            1,
            0,
            0,
            0,
            0,
            "message",
            "data: {\"x\":\"r3gister\",\"y\":\"3d+Val/ue-0815xyZ\",\"n\":5}\n\n".getBytes(UTF_8),
            List.of(new StreamEvent.Text(0, REGISTERED)));
    var clean = new ArrayList<>(redacting.add(odd));
    clean.addAll(redacting.flush());
    assertThat(new String(clean.getFirst().bytes(), UTF_8))
        .isEqualTo("data: {\"x\":\"\",\"y\":\"\",\"n\":5}\n\n");
  }

  @Test
  void without_answers_frames_keep_how_they_are_built() {
    for (var action : List.of(ContentAction.DROP, ContentAction.HASH)) {
      var policy = RedactionPolicy.SECRETS.withContent(ContentClass.RESPONSE, action);
      var clean = new FrameRedactor(redactor, policy).add(text(0, "Good morning"));
      assertThat(new String(clean.getFirst().bytes(), UTF_8))
          .isEqualTo("data: {\"choices\":[{\"delta\":{\"content\":\"\"}}]}\n\n");
    }
  }

  @Test
  void no_more_than_a_bound_waits() {
    var redacting = frames();
    int out = 0;
    for (int i = 0; i <= FrameRedactor.MAX_FRAMES + 10; i++) {
      out +=
          redacting
              .add(i == 0 ? text(i, REGISTERED.substring(0, 12)) : frame(i, ": ping\n\n"))
              .size();
      assertThat(redacting.held()).isLessThanOrEqualTo(FrameRedactor.MAX_FRAMES);
    }
    assertThat(out).isPositive();
  }

  private static TappedFrame text(int sequence, String text) {
    return new TappedFrame(
        1,
        sequence,
        0,
        sequence,
        sequence,
        "message",
        ("data: {\"choices\":[{\"delta\":{\"content\":\"" + text + "\"}}]}\n\n").getBytes(UTF_8),
        List.of(new StreamEvent.Text(0, text)));
  }

  private static TappedFrame frame(int sequence, String bytes) {
    return new TappedFrame(
        1, sequence, 0, sequence, sequence, "message", bytes.getBytes(UTF_8), List.of());
  }
}
