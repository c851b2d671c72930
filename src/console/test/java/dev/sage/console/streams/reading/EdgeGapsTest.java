package dev.sage.console.streams.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.OverSampleCalls;
import dev.sage.console.streams.SampleCall;
import dev.sage.llm.LlmError;
import org.junit.jupiter.api.Test;

/** The silences at the edges of a stream, which are no gaps between two frames. */
class EdgeGapsTest extends OverSampleCalls {
  private static final long MS = 1_000_000;

  @Test
  void the_wait_before_the_first_token_is_one() throws Exception {
    SampleCall call = calls.openAi("late").at(30).role().at(1_480).text("a ").at(1_490).text("b");
    CallLook look = look(call.finish("stop").usage(7, 2).done().complete());
    assertThat(look.edges()).containsExactly(new EdgeGap(EdgeGap.Kind.FIRST, 0, 1_480 * MS));
  }

  @Test
  void an_even_stream_has_none() throws Exception {
    assertThat(look(calls.clean("even", 40)).edges()).isEmpty();
  }

  @Test
  void the_silence_before_somebody_cancelled_is_named_and_no_figure() throws Exception {
    SampleCall call = stopped();
    CallLook look = look(call.at(2_680).fail(LlmError.Kind.CANCELLED, "Cancelled."));
    assertThat(look.edges())
        .containsExactly(new EdgeGap(EdgeGap.Kind.CANCELLED, 580 * MS, 2_680 * MS));
    assertThat(look.metrics().longestGap()).isEqualTo(460 * MS);
  }

  @Test
  void the_silence_before_a_timer_ended_the_call_is_named_with_and_without_a_token()
      throws Exception {
    SampleCall begun = calls.openAi("begun").at(100).text("a ").at(110).text("b ");
    assertThat(look(begun.at(900).fail(LlmError.Kind.TIMEOUT, "Timed out.")).edges())
        .containsExactly(new EdgeGap(EdgeGap.Kind.TIMEOUT, 110 * MS, 900 * MS));
    SampleCall none = calls.openAi("none").at(100).role();
    assertThat(look(none.at(900).fail(LlmError.Kind.TIMEOUT, "Timed out.")).edges())
        .containsExactly(new EdgeGap(EdgeGap.Kind.TIMEOUT, 0, 900 * MS));
  }

  @Test
  void it_grows_while_the_call_runs() throws Exception {
    SampleCall call = calls.openAi("live").at(100).text("a ").at(110).text("b ");
    CallLook look = look(call.id());
    assertThat(look.edges(200 * MS)).isEmpty();
    assertThat(look.edges(1_250 * MS))
        .containsExactly(new EdgeGap(EdgeGap.Kind.NOW, 110 * MS, 1_250 * MS));
  }

  @Test
  void it_is_measured_as_gaps_between_frames_are() throws Exception {
    SampleCall call = calls.openAi("slow");
    for (int i = 0; i < 6; i++) {
      call.at(100 + 200L * i).text("word ");
    }
    // Five medians are a second here.
    CallLook look = look(call.id());
    assertThat(look.edges(2_050 * MS)).isEmpty();
    assertThat(look.edges(2_150 * MS)).hasSize(1);
  }

  @Test
  void figures_of_a_call_that_runs_come_from_its_frames() throws Exception {
    SampleCall call = calls.openAi("live").at(100).role().at(115).text("a ").at(135).text("b ");
    Metrics now = look(call.at(155).text("c ").id()).metrics();
    assertThat(now.live()).isTrue();
    assertThat(now.ttft()).isEqualTo(115 * MS);
    assertThat(now.firstFrame()).isEqualTo(100 * MS);
    assertThat(now.tpot()).isEqualTo(20.0 * MS);
    assertThat(now.e2e()).isNegative();
    Metrics over = look(call.finish("stop").usage(7, 3).done().complete()).metrics();
    assertThat(over.live()).isFalse();
    assertThat(over.ttft()).isEqualTo(115 * MS);
  }

  /** Ten ms between pieces as a rule, and one silence of 460. */
  private SampleCall stopped() {
    SampleCall call = calls.openAi("stopped").at(100).text("a ").at(110).text("b ");
    return call.at(120).text("c ").at(580).text("d ");
  }
}
