package dev.sage.llm.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.FinishReason;
import dev.sage.llm.LlmError;
import dev.sage.llm.RateLimits;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Answers as bytes, and joined from their pieces. */
class TurnCodecTest {

  private final Random random = new Random(9);
  private final AnyRequest any = new AnyRequest(random);

  private CachedTurn turn() {
    List<StreamEvent> events = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      events.add(event(i));
    }
    var reasons = List.of(FinishReason.values());
    return new CachedTurn(
        any.maybe(() -> any.text(9)),
        any.maybe(() -> any.text(9)),
        events,
        reasons.get(random.nextInt(reasons.size())),
        any.maybe(() -> any.text(9)),
        new Usage(
            any.maybe(() -> random.nextLong(1 << 20)),
            any.maybe(() -> 0L),
            any.maybe(() -> 7L),
            any.maybe(() -> random.nextLong(1 << 20)),
            any.maybe(() -> Long.MAX_VALUE),
            any.maybe(() -> "{\"a\":1}")));
  }

  private StreamEvent event(int index) {
    return switch (random.nextInt(6)) {
      case 0 -> new StreamEvent.Text(index, any.text(300));
      case 1 -> new StreamEvent.Reasoning(index, any.text(30));
      case 2 -> new StreamEvent.ReasoningState(index, any.text(30));
      case 3 -> new StreamEvent.Refusal(index, any.text(30));
      case 4 -> new StreamEvent.ToolCall(index, any.text(9), any.text(9), any.text(30), null);
      default -> new StreamEvent.Warning(any.text(9), any.text(30));
    };
  }

  @Test
  void what_was_written_is_read() {
    for (int i = 0; i < 2_000; i++) {
      var turn = turn();
      byte[] bytes = Objects.requireNonNull(TurnCodec.encode(turn));

      assertThat(TurnCodec.decode(bytes)).isEqualTo(turn);
      assertThat(TurnCodec.decode(Arrays.copyOf(bytes, bytes.length + 1))).isNull();
      assertThat(TurnCodec.decode(Arrays.copyOf(bytes, random.nextInt(bytes.length)))).isNull();
    }
  }

  @Test
  void whatever_bytes_are_given_the_reader_gives_an_answer_or_none() {
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = Objects.requireNonNull(TurnCodec.encode(turn()));
      for (int change = 1 + random.nextInt(4); change > 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      var turn = TurnCodec.decode(bytes);
      if (turn != null) {
        assertThat(TurnCodec.decode(Objects.requireNonNull(TurnCodec.encode(turn))))
            .isEqualTo(turn);
      }
    }
  }

  @Test
  void bytes_without_a_finish_reason_or_with_an_unknown_one_are_no_answer() {
    byte[] none = new byte[12];
    Arrays.fill(none, (byte) -1);
    byte[] unknown = Arrays.copyOf(none, 13);
    Arrays.fill(unknown, 8, 11, (byte) 0);
    unknown[11] = 1;
    unknown[12] = 'x';

    assertThat(TurnCodec.decode(none)).isNull();
    assertThat(TurnCodec.decode(unknown)).isNull();
  }

  @Test
  void what_is_no_part_of_an_answer_is_not_written() {
    var turn =
        new CachedTurn(
            null,
            null,
            List.of(new StreamEvent.ToolCallDelta(0, null, null, "{")),
            FinishReason.STOP,
            null,
            Usage.UNKNOWN);

    assertThatThrownBy(() -> TurnCodec.encode(turn)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void only_a_sound_answer_is_fit_to_be_stored() {
    assertThat(with(new StreamEvent.Text(0, "a")).storable()).isTrue();
    assertThat(with(new StreamEvent.ToolCall(0, "1", "t", "{}", null)).storable()).isTrue();
    assertThat(with(new StreamEvent.Refusal(0, "No.")).storable()).isFalse();
    assertThat(
            with(new StreamEvent.ToolCall(0, "1", "t", "{", StreamEvent.ToolFault.MALFORMED_JSON))
                .storable())
        .isFalse();
  }

  private static CachedTurn with(StreamEvent event) {
    return new CachedTurn("m", null, List.of(event), FinishReason.STOP, "stop", Usage.UNKNOWN);
  }

  private static final LlmError ERROR = LlmError.of(LlmError.Kind.OVERLOADED, "p", "m", "Busy.");
  private static final StreamEvent.End END =
      new StreamEvent.End(FinishReason.STOP, "stop", null, Usage.UNKNOWN, Timings.NONE);

  @Test
  void pieces_of_a_block_are_joined_wherever_they_come() {
    var recorder = new TurnRecorder(1_000);
    recorder.identity("resp_1", null);
    recorder.identity(null, "m");
    recorder.event(new StreamEvent.Reasoning(0, "a"));
    recorder.event(new StreamEvent.Text(1, "b"));
    recorder.event(new StreamEvent.Text(0, "c"));
    recorder.event(new StreamEvent.Reasoning(0, "d"));
    recorder.event(new StreamEvent.ReasoningState(0, "{}"));
    recorder.event(new StreamEvent.ToolCallDelta(2, "1", "t", "{"));
    recorder.event(new StreamEvent.ToolCall(2, "1", "t", "{}", null));
    recorder.event(new StreamEvent.Refusal(3, "No"));
    recorder.event(new StreamEvent.Refusal(3, "."));
    recorder.event(new StreamEvent.Warning("odd", "Odd."));
    assertThat(recorder.turn(END)).as("before its end").isNull();
    recorder.event(END);

    assertThat(recorder.turn(END))
        .isEqualTo(
            new CachedTurn(
                "m",
                "resp_1",
                List.of(
                    new StreamEvent.Reasoning(0, "ad"),
                    new StreamEvent.Text(1, "b"),
                    new StreamEvent.Text(0, "c"),
                    new StreamEvent.ReasoningState(0, "{}"),
                    new StreamEvent.ToolCall(2, "1", "t", "{}", null),
                    new StreamEvent.Refusal(3, "No."),
                    new StreamEvent.Warning("odd", "Odd.")),
                FinishReason.STOP,
                "stop",
                Usage.UNKNOWN));
  }

  static Stream<StreamEvent> events_that_are_no_part_of_an_answer() {
    return Stream.of(
        new StreamEvent.Started(
            "r",
            null,
            "resp_2",
            "p",
            "other",
            200,
            Map.of(),
            RateLimits.UNKNOWN,
            Duration.ZERO,
            true),
        new StreamEvent.Retrying(1, Duration.ZERO, ERROR),
        new StreamEvent.ToolCallDelta(0, "1", "t", "{"),
        new StreamEvent.ToolResult("1", "4", false),
        new StreamEvent.RoundEnd(1, FinishReason.STOP, Usage.UNKNOWN, Timings.NONE));
  }

  @ParameterizedTest
  @MethodSource("events_that_are_no_part_of_an_answer")
  void what_is_no_part_of_an_answer_is_not_kept(StreamEvent event) {
    var recorder = new TurnRecorder(100);
    recorder.identity(null, "m");
    recorder.event(event);
    recorder.event(new StreamEvent.Text(0, "a"));
    recorder.event(END);

    assertThat(recorder.turn(END)).isEqualTo(with(new StreamEvent.Text(0, "a")));
  }

  @Test
  void what_fails_is_no_answer() {
    var recorder = new TurnRecorder(100);
    recorder.event(new StreamEvent.Text(0, "a"));
    recorder.event(new StreamEvent.Failure(ERROR));

    assertThat(recorder.turn(END)).isNull();
  }

  @Test
  void beyond_its_limit_nothing_is_kept() {
    var recorder = new TurnRecorder(5);
    recorder.event(new StreamEvent.Text(0, "12345"));
    recorder.event(new StreamEvent.Text(0, "6"));
    recorder.event(new StreamEvent.ReasoningState(1, "{}"));
    recorder.event(END);

    assertThat(recorder.turn(END)).isNull();
  }
}
