package dev.sage.console.streams.reading;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sage.console.streams.OverSampleCalls;
import dev.sage.console.streams.SampleCall;
import dev.sage.llm.LlmError;
import dev.sage.llm.StreamEvent;
import dev.sage.workbench.store.StoredFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What is shown against what anybody can compute from the frames' bytes and times. */
class MetricsTest extends OverSampleCalls {
  /** Text, reasoning or arguments that are not empty, as they stand on the wire. */
  private static final Pattern CONTENT =
      Pattern.compile("\"(?:content|reasoning_content|arguments)\":\"[^\"]");

  private static final Offset<Double> ONE_MS = within(1.0);

  @Test
  void a_plain_answer() throws Exception {
    same(calls.clean("plain", 40));
  }

  @Test
  void a_first_chunk_with_only_a_role() throws Exception {
    SampleCall call = calls.openAi("role").at(30).role().at(2_530).text("late ");
    Metrics shown = same(call.at(2_545).text("text").finish("stop").usage(7, 5).done().complete());
    assertThat(shown.ttft()).isEqualTo(2_530_000_000L);
    assertThat(shown.firstFrame()).isEqualTo(30_000_000L);
  }

  @Test
  void reasoning_before_the_answer() throws Exception {
    SampleCall call = calls.openAi("reasoning").at(50).role();
    for (int i = 0; i < 20; i++) {
      call.at(100 + 30 * i)
          .chunk("{\"reasoning_content\":\"hm \"}", new StreamEvent.Reasoning(0, "hm "));
    }
    same(call.at(900).text("So: ").at(930).text("four").finish("stop").usage(7, 30).complete());
  }

  @Test
  void several_tokens_a_frame() throws Exception {
    SampleCall call = calls.openAi("grouped").at(50).role();
    for (int i = 0; i < 10; i++) {
      call.at(100 + 80 * i).text("five or six words of it ");
    }
    String id = call.finish("stop").usage(7, 60).done().complete();
    same(id);
    assertThat(look(id).anomalies())
        .extracting(Anomaly.Finding::anomaly)
        .containsExactly(Anomaly.SEVERAL_TOKENS_A_FRAME);
  }

  @Test
  void a_tool_call_whose_first_frame_has_no_arguments() throws Exception {
    SampleCall call = calls.openAi("tool").at(50).tool("call_1", "write_file");
    Metrics shown =
        same(call.at(350).arguments("{1").at(360).arguments("}").usage(7, 9).complete());
    assertThat(shown.medianGap()).isEqualTo(10_000_000L);
  }

  @Test
  void one_token() throws Exception {
    Metrics shown =
        same(calls.openAi("one").at(50).role().at(90).text("Yes").usage(7, 1).complete());
    assertThat(shown.tpot()).isNegative();
    assertThat(shown.medianGap()).isNegative();
  }

  @Test
  void a_call_that_failed() throws Exception {
    SampleCall call = calls.openAi("failed").at(50).role().at(90).text("half ").at(120).text("an");
    same(call.fail(LlmError.Kind.STREAM_TRUNCATED, "Cut."));
  }

  @Test
  void no_usage() throws Exception {
    Metrics shown =
        same(calls.openAi("silent").at(50).text("a").at(90).text("b").finish("stop").complete());
    assertThat(shown.tpot()).isNegative();
    assertThat(shown.tokensPerSecond()).isNegative();
  }

  private Metrics same(String id) throws InterruptedException {
    Metrics shown = look(id).metrics();
    List<Double> tokens = tokens(id);
    assertThat(shown.ttft() / 1e6).isCloseTo(tokens.getFirst(), ONE_MS);
    assertThat(shown.lastToken() / 1e6).isCloseTo(tokens.getLast(), ONE_MS);
    Long output = shown.output();
    if (output != null && output > 1) {
      double tpot = (tokens.getLast() - tokens.getFirst()) / (output - 1);
      assertThat(shown.tpot() / 1e6).isCloseTo(tpot, ONE_MS);
      assertThat(shown.tokensPerSecond()).isCloseTo(1_000 / tpot, within(0.1));
    }
    List<Double> gaps = gaps(tokens);
    if (!gaps.isEmpty()) {
      assertThat(shown.longestGap() / 1e6).isCloseTo(gaps.getLast(), ONE_MS);
      int middle = gaps.size() / 2;
      double median =
          gaps.size() % 2 == 1 ? gaps.get(middle) : (gaps.get(middle - 1) + gaps.get(middle)) / 2;
      assertThat(shown.medianGap() / 1e6).isCloseTo(median, ONE_MS);
    }
    return shown;
  }

  /** When frames with content came, in ms, from nothing but bytes and times. */
  private List<Double> tokens(String id) {
    List<Double> tokens = new ArrayList<>();
    for (StoredFrame frame : calls.store().frames(id, 0, 1_000)) {
      byte[] bytes = calls.store().bytes(id, frame.sequence()).orElseThrow();
      if (CONTENT.matcher(new String(bytes, UTF_8)).find()) {
        tokens.add(frame.nanos() / 1e6);
      }
    }
    return tokens;
  }

  private static List<Double> gaps(List<Double> tokens) {
    List<Double> gaps = new ArrayList<>();
    for (int i = 1; i < tokens.size(); i++) {
      gaps.add(tokens.get(i) - tokens.get(i - 1));
    }
    return gaps.stream().sorted().toList();
  }
}
