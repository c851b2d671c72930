package dev.sage.console.streams.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.OverSampleCalls;
import dev.sage.console.streams.SampleCall;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** For each anomaly a stream that has it, and one that nearly has it. */
class NearlyOddTest extends OverSampleCalls {
  private static final String SECRET = "sk-ant-api03-" + "aB3dE6gH9k".repeat(9) + "-LmNoPqAA";

  @Nested
  class Duplicate_tool_id {
    @Test
    void two_calls_with_one_id() throws Exception {
      CallLook look = read(end(two("call_1", "call_1"), "tool_calls"));
      assertThat(count(look, Anomaly.DUPLICATE_TOOL_ID)).isEqualTo(1);
    }

    @Test
    void not_two_calls_with_ids_that_differ_in_a_letter() throws Exception {
      CallLook look = read(end(two("call_1", "call_I"), "tool_calls"));
      assertThat(look.anomalies()).isEmpty();
    }

    @Test
    void not_one_call_that_repeats_its_id_in_each_piece() throws Exception {
      SampleCall call = calls.openAi("tool").at(10).role();
      call.chunk(tool(0, "call_1", "{\\\"a\\\":"));
      call.chunk(tool(0, "call_1", "1}"));
      assertThat(read(end(call, "tool_calls")).anomalies()).isEmpty();
    }

    private SampleCall two(String one, String other) {
      SampleCall call = calls.openAi("tools").at(10).role();
      return call.chunk(tool(0, one, "{}")).chunk(tool(1, other, "{}"));
    }
  }

  @Nested
  class Invalid_tool_call {
    @Test
    void arguments_that_are_cut() throws Exception {
      CallLook look = read(end(arguments("{\\\"path\\\":\\\"a"), "length"));
      assertThat(count(look, Anomaly.INVALID_TOOL_CALL)).isEqualTo(1);
    }

    @Test
    void arguments_that_are_no_object() throws Exception {
      CallLook look = read(end(arguments("[1]"), "tool_calls"));
      assertThat(count(look, Anomaly.INVALID_TOOL_CALL)).isEqualTo(1);
    }

    @Test
    void not_arguments_that_are_whole_at_last() throws Exception {
      SampleCall call = arguments("{\\\"path\\\":\\\"a").chunk(tool(0, null, "\\\"}"));
      assertThat(read(end(call, "tool_calls")).anomalies()).isEmpty();
    }

    @Test
    void not_an_empty_object() throws Exception {
      assertThat(read(end(arguments("{}"), "tool_calls")).anomalies()).isEmpty();
    }

    private SampleCall arguments(String json) {
      return calls.openAi("tool").at(10).role().chunk(tool(0, "call_1", json));
    }
  }

  @Nested
  class After_the_end {
    @Test
    void content_behind_the_marker() throws Exception {
      SampleCall call = calls.openAi("late").at(10).role().text("a").finish("stop").usage(1, 1);
      CallLook look = read(call.done().text("b").complete());
      assertThat(count(look, Anomaly.AFTER_END)).isEqualTo(1);
      assertThat(look.places().next(Anomaly.AFTER_END, -1)).isEqualTo(5);
    }

    @Test
    void not_usage_behind_the_finish_reason() throws Exception {
      SampleCall call = calls.openAi("usage").at(10).role().text("a").finish("stop");
      assertThat(read(call.usage(1, 1).done().complete()).anomalies()).isEmpty();
    }

    @Test
    void not_a_heartbeat_behind_the_marker() throws Exception {
      SampleCall call = calls.openAi("ping").at(10).role().text("a").finish("stop").usage(1, 1);
      CallLook look = read(call.done().raw("comment", ": ping\n\n").complete());
      assertThat(look.anomalies()).isEmpty();
    }
  }

  @Nested
  class Heartbeats_hide_a_silence {
    @Test
    void comments_in_a_silence() throws Exception {
      CallLook look = read(end(silent(calls.openAi("hidden"), true), "stop"));
      assertThat(names(look)).containsExactly(Anomaly.STALL, Anomaly.HEARTBEAT_HIDES_SILENCE);
      assertThat(look.places().next(Anomaly.HEARTBEAT_HIDES_SILENCE, -1)).isEqualTo(7);
    }

    @Test
    void not_a_silence_without_any() throws Exception {
      CallLook look = read(end(silent(calls.openAi("silent"), false), "stop"));
      assertThat(names(look)).containsExactly(Anomaly.STALL);
    }

    @Test
    void not_comments_before_the_first_token_and_between_quick_ones() throws Exception {
      SampleCall call = calls.openAi("pings").at(10).role();
      call.at(100).raw("comment", ": ping\n\n").at(190).raw("comment", ": ping\n\n");
      call.at(200).text("a").at(210).raw("comment", ": ping\n\n").at(220).text("b");
      assertThat(read(end(call, "stop")).anomalies()).isEmpty();
    }

    private SampleCall silent(SampleCall call, boolean pings) {
      call.at(10).role().at(20).text("a").at(30).text("b").at(40).text("c").at(50).text("d");
      for (int at = 200; at <= 400; at += 200) {
        call.at(at).raw(pings ? "comment" : "message", pings ? ": ping\n\n" : "data: {}\n\n");
      }
      return call.at(450).text("e").at(460).text("f");
    }
  }

  @Nested
  class Split_frame {
    @Test
    void a_frame_whose_beginning_came_in_a_read_of_its_own() throws Exception {
      // A read at 20 completes nothing.
      SampleCall call = calls.openAi("split").at(10).role().at(20).at(30).text("a");
      CallLook look = read(end(call, "stop"));
      assertThat(names(look)).containsExactly(Anomaly.SPLIT_FRAME);
      assertThat(look.places().next(Anomaly.SPLIT_FRAME, -1)).isEqualTo(1);
    }

    @Test
    void not_frames_that_came_one_a_read_or_several_in_one() throws Exception {
      SampleCall call = calls.openAi("whole").at(10).role().text("a").text("b").at(20).text("c");
      assertThat(read(end(call, "stop")).anomalies()).isEmpty();
    }
  }

  @Nested
  class Redacted {
    @Test
    void a_frame_with_a_key() throws Exception {
      CallLook look = read(end(calls.openAi("key").at(10).role().text(SECRET + " is it"), "stop"));
      assertThat(names(look)).contains(Anomaly.REDACTED);
      assertThat(look.reading().messageAt(9).text()).doesNotContain(SECRET);
    }

    @Test
    void not_a_frame_that_speaks_of_keys() throws Exception {
      SampleCall call = calls.openAi("words").at(10).role().text("Keys begin with sk-ant-api03-.");
      assertThat(read(end(call, "stop")).anomalies()).isEmpty();
    }
  }

  private static String end(SampleCall call, String reason) {
    return call.finish(reason).usage(1, 2).done().complete();
  }

  private static String tool(int index, @Nullable String id, String arguments) {
    return "{\"tool_calls\":[{\"index\":"
        + index
        + (id == null ? "" : ",\"id\":\"" + id + "\",\"type\":\"function\"")
        + ",\"function\":{"
        + (id == null ? "" : "\"name\":\"write_file\",")
        + "\"arguments\":\""
        + arguments
        + "\"}}]}";
  }

  private static int count(CallLook look, Anomaly anomaly) {
    return look.anomalies().stream()
        .filter(finding -> finding.anomaly() == anomaly)
        .mapToInt(Anomaly.Finding::count)
        .sum();
  }

  private static List<Anomaly> names(CallLook look) {
    return look.anomalies().stream().map(Anomaly.Finding::anomaly).toList();
  }
}
