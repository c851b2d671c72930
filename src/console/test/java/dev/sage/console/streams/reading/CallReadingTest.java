package dev.sage.console.streams.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.OverSampleCalls;
import dev.sage.console.streams.SampleCall;
import dev.sage.console.streams.SampleCalls;
import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallReadingTest extends OverSampleCalls {
  @Test
  void finds_nothing_odd_in_a_clean_stream() throws Exception {
    CallLook look = read(calls.clean("clean", 30));
    assertThat(look.anomalies()).isEmpty();
    assertThat(look.reading().messageAt(Integer.MAX_VALUE).text())
        .startsWith("word0 ")
        .endsWith("word29 ");
  }

  @Test
  void says_what_frames_without_content_are() throws Exception {
    CallLook look = read(calls.clean("clean", 1));
    assertThat(notes(look, 5))
        .containsExactly(
            FrameNote.of(FrameNote.Kind.ROLE_ONLY),
            FrameNote.NONE,
            new FrameNote(FrameNote.Kind.FINISH, "stop"),
            new FrameNote(FrameNote.Kind.USAGE, "7 → 1"),
            FrameNote.of(FrameNote.Kind.TERMINATOR));
  }

  @Test
  void reads_lines_of_json_frame_by_frame() throws Exception {
    CallLook look =
        read(
            calls
                .ollama("lines")
                .at(10)
                .raw(
                    "message",
                    "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"Grüße\"},\"done\":false}\n",
                    new StreamEvent.Text(0, "Grüße"))
                .finish(
                    "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,"
                        + "\"done_reason\":\"stop\",\"prompt_eval_count\":7,\"eval_count\":1}\n",
                    "stop")
                .complete());
    assertThat(look.anomalies()).isEmpty();
    assertThat(look.reading().events(0)).containsExactly(new StreamEvent.Text(0, "Grüße"));
    assertThat(look.reading().note(1))
        .isEqualTo(new FrameNote(FrameNote.Kind.FINISH, "stop, 7 → 1"));
  }

  @Test
  void reads_an_array_that_grows_element_by_element() throws Exception {
    CallLook look =
        read(
            calls
                .gemini("array")
                .at(10)
                .raw("message", "[" + candidate("One ", ""), new StreamEvent.Text(0, "One "))
                .at(20)
                .raw("message", "\n,\r\n" + candidate("two", ""), new StreamEvent.Text(0, "two"))
                .finish(
                    "\n,\r\n"
                        + candidate("", ",\"finishReason\":\"STOP\"")
                            .replaceFirst(
                                "}$",
                                ",\"usageMetadata\":{\"promptTokenCount\":7,\"candidatesTokenCount\":2}}"),
                    "stop")
                .complete());
    assertThat(look.anomalies()).isEmpty();
    assertThat(look.reading().messageAt(0).text()).isEqualTo("One ");
    assertThat(look.reading().messageAt(9).text()).isEqualTo("One two");
    assertThat(look.reading().note(2))
        .isEqualTo(new FrameNote(FrameNote.Kind.FINISH, "STOP, 7 → 2"));
  }

  @Test
  void sees_an_error_that_stands_between_events() throws Exception {
    CallLook look =
        read(
            calls
                .gemini("broken")
                .at(10)
                .raw(
                    "message",
                    "data: " + candidate("One ", "") + "\r\n\r\n",
                    new StreamEvent.Text(0, "One "))
                .raw("comment", "{\n  \"error\": {\"code\": 503, \"status\": \"UNAVAILABLE\"}\n}\n")
                .fail(LlmError.Kind.OVERLOADED, "Overloaded."));
    assertThat(look.reading().events(1).getFirst())
        .isInstanceOfSatisfying(
            StreamEvent.Failure.class,
            failure -> assertThat(failure.error().kind()).isEqualTo(LlmError.Kind.OVERLOADED));
    assertThat(look.anomalies())
        .extracting(Anomaly.Finding::anomaly)
        .containsExactly(Anomaly.ERROR_IN_200);
  }

  private static String candidate(String text, String more) {
    return "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\""
        + text
        + "\"}],\"role\":\"model\"},\"index\":0"
        + more
        + "}]}";
  }

  @Test
  void reads_on_where_it_stopped() throws Exception {
    SampleCall call = calls.openAi("live").at(10).role().text("one ");
    calls.flush();
    CallReading reading = new CallReading(calls.store(), call.id(), SampleCalls.FORMATS);
    assertThat(all(reading).reading().messageAt(9).text()).isEqualTo("one ");
    call.at(20).text("two").finish("stop").usage(1, 2).done().complete();
    calls.flush();
    CallLook whole = all(reading);
    assertThat(whole.reading().messageAt(9).text()).isEqualTo("one two");
    assertThat(whole.whole()).isTrue();
    assertThat(whole.anomalies()).isEmpty();
  }

  @Test
  void names_what_is_missing_at_the_end() throws Exception {
    CallLook look = read(calls.openAi("bare").at(10).role().text("done").complete());
    assertThat(look.anomalies())
        .extracting(Anomaly.Finding::anomaly)
        .containsExactly(Anomaly.MISSING_TERMINATOR, Anomaly.NO_USAGE, Anomaly.NO_FINISH_REASON);
  }

  @Test
  void misses_nothing_at_the_end_before_it_has_come_there() throws Exception {
    String id = calls.clean("clean", 5_000);
    calls.flush();
    CallReading reading = new CallReading(calls.store(), id, SampleCalls.FORMATS);
    assertThat(reading.look().orElseThrow().anomalies()).isEmpty();
    assertThat(reading.readOn()).isTrue();
    assertThat(reading.now().orElseThrow().anomalies()).isEmpty();
    assertThat(all(reading).anomalies()).isEmpty();
  }

  @Test
  void names_a_stream_cut_short_and_not_what_it_could_not_have() throws Exception {
    CallLook look =
        read(
            calls
                .openAi("cut")
                .at(10)
                .role()
                .text("half")
                .fail(LlmError.Kind.STREAM_TRUNCATED, "Cut."));
    assertThat(look.anomalies())
        .extracting(Anomaly.Finding::anomaly)
        .containsExactly(Anomaly.TRUNCATED);
  }

  @Test
  void names_an_error_inside_a_stream_of_status_200() throws Exception {
    String error = "data: {\"error\":{\"message\":\"Overloaded\",\"type\":\"server_error\"}}\n\n";
    CallLook look =
        read(
            calls
                .openAi("error")
                .at(10)
                .role()
                .text("half")
                .raw("message", error)
                .fail(LlmError.Kind.SERVER_ERROR, "The server failed."));
    assertThat(look.anomalies())
        .extracting(Anomaly.Finding::anomaly)
        .containsExactly(Anomaly.ERROR_IN_200);
    assertThat(look.reading().events(2)).hasOnlyElementsOfType(StreamEvent.Failure.class);
  }

  @Test
  void names_a_first_frame_that_fools_a_naive_clock() throws Exception {
    CallLook look =
        read(
            calls
                .openAi("role-only")
                .at(10)
                .role()
                .at(2_510)
                .text("late")
                .finish("stop")
                .usage(1, 1)
                .done()
                .complete());
    assertThat(look.anomalies())
        .extracting(Anomaly.Finding::anomaly)
        .containsExactly(Anomaly.ROLE_ONLY_FIRST);
  }

  @Test
  void reads_the_frames_of_every_attempt() throws Exception {
    String body = "{\"error\":{\"message\":\"Slow down\",\"type\":\"rate_limit\"}}";
    CallLook look =
        read(
            calls
                .openAi("limited")
                .at(5)
                .retry(429, LlmError.Kind.RATE_LIMITED, body, 800)
                .at(900)
                .role()
                .text("at last")
                .finish("stop")
                .usage(1, 2)
                .done()
                .complete());
    assertThat(look.attempts()).hasSize(2);
    assertThat(look.reading().events(0)).hasOnlyElementsOfType(StreamEvent.Failure.class);
    assertThat(look.reading().messageAt(99).text()).isEqualTo("at last");
    assertThat(look.anomalies()).containsExactly(new Anomaly.Finding(Anomaly.RETRIED, 1));
  }

  @Test
  void sees_odd_bytes() throws Exception {
    CallLook look =
        read(
            calls
                .openAi("odd")
                .at(10)
                .raw("comment", "\uFEFF: hello\n\n")
                .role()
                .chunk("{\"content\":\"\"}")
                .raw("comment", "foo: bar\n\n")
                .text("a")
                .finish("stop")
                .usage(1, 1)
                .raw("message", "data: [DONE]\n")
                .complete());
    assertThat(look.anomalies())
        .extracting(Anomaly.Finding::anomaly)
        .containsExactly(
            Anomaly.BAD_FIELD, Anomaly.BYTE_ORDER_MARK, Anomaly.NO_BLANK_LINE, Anomaly.EMPTY_DELTA);
  }

  @Test
  void knows_nothing_of_a_call_that_is_not_there() {
    assertThat(new CallReading(calls.store(), "none", SampleCalls.FORMATS).look()).isEmpty();
  }

  private static List<FrameNote> notes(CallLook look, int frames) {
    return java.util.stream.IntStream.range(0, frames).mapToObj(look.reading()::note).toList();
  }
}
