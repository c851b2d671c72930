package dev.sage.console.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.control.GapPlotData;
import dev.sage.console.streams.explain.Figure;
import dev.sage.console.streams.explain.Headline;
import dev.sage.console.streams.list.CallState;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.llm.LlmError;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the head and the overview of a call say, in the words that a person reads. */
class StreamWordsTest extends OverSampleCalls {
  private static final String REFUSED = "{\"error\":{\"message\":\"Slow down.\"}}";

  @Test
  void a_cancelled_call_names_the_silence_that_made_somebody_cancel_it() throws Exception {
    SampleCall call = stopped();
    CallLook look = look(call.at(2_680).fail(LlmError.Kind.CANCELLED, "Cancelled."));
    assertThat(Headline.of(look)).endsWith("Silent for 2.10 s at the end, until it was cancelled.");
    assertThat(words(CallFigures.metrics(look)))
        .contains("longest gap 460 ms", "silence at the end 2.10 s");
    assertThat(PlotData.of(look).gaps())
        .contains(new GapPlotData.Gap(580, 2_680, "until it was cancelled"));
  }

  @Test
  void a_call_that_runs_has_estimates_and_an_axis_up_to_now() throws Exception {
    SampleCall call = calls.openAi("live").at(115).text("a ").at(125).text("b ");
    CallLook look = look(call.id());
    assertThat(words(CallFigures.metrics(look))).contains("TTFT ≈ 115 ms", "TPOT ≈ 10 ms");
    GapPlotData data = PlotData.of(look);
    GapPlotData now = PlotData.until(look, data, 1_265_000_000);
    assertThat(now.endMs()).isEqualTo(1_265);
    assertThat(now.gaps()).containsExactly(new GapPlotData.Gap(125, 1_265, "so far"));
    assertThat(data.gaps()).isEmpty();
  }

  @Test
  void a_retried_call_has_its_attempts_on_the_strip_and_totals_from_the_wish() throws Exception {
    CallLook look = look(retried());
    assertThat(PlotData.of(look).bands())
        .containsExactly(
            new GapPlotData.Band(0, 100, "#1 429", GapPlotData.BandKind.FAILED),
            new GapPlotData.Band(100, 900, "waited 800 ms", GapPlotData.BandKind.WAIT),
            new GapPlotData.Band(900, 2_500, "#2 200", GapPlotData.BandKind.RUN));
    assertThat(words(CallFigures.fromWish(look.call())).getFirst()).startsWith("attempt 2 sent ");
    assertThat(words(CallFigures.metrics(look)).getFirst()).startsWith("TTFT of attempt 2 ");
    assertThat(words(CallFigures.phases(look.call(), look.attempts())))
        .noneMatch(each -> each.startsWith("queued"));
    long whole = look.call().timings().end() + CallState.sentNanos(look.call());
    assertThat(CallState.duration(look.call())).isEqualTo(CallFigures.millis(whole));
  }

  @Test
  void a_call_of_one_attempt_has_neither_bands_nor_totals() throws Exception {
    CallLook look = look(calls.clean("even", 10));
    assertThat(PlotData.of(look).bands()).isEmpty();
    assertThat(CallFigures.fromWish(look.call())).isEmpty();
  }

  @Test
  void a_nameless_event_is_called_by_what_it_bears() throws Exception {
    SampleCall call = calls.openAi("types").at(10).role().at(20).text("a ").at(30).arguments("{}");
    CallLook look = look(call.finish("stop").usage(7, 2).done().complete());
    assertThat(types(look, 6)).containsExactly("role", "delta", "tool", "finish", "usage", "done");
    assertThat(FrameType.of("message_start", List.of(), look.reading().note(0)))
        .isEqualTo("message_start");
  }

  private static List<String> types(CallLook look, int frames) {
    return IntStream.range(0, frames)
        .mapToObj(
            frame ->
                FrameType.of("message", look.reading().events(frame), look.reading().note(frame)))
        .toList();
  }

  /** Ten ms between pieces as a rule, and one silence of 460. */
  private SampleCall stopped() {
    SampleCall call = calls.openAi("stopped").at(100).text("a ").at(110).text("b ");
    return call.at(120).text("c ").at(580).text("d ");
  }

  private String retried() {
    SampleCall call = calls.openAi("retried").at(80);
    call.retry(429, LlmError.Kind.RATE_LIMITED, REFUSED, 800, 900);
    call.at(1_180).text("a ").at(1_190).text("b");
    return call.at(2_500).finish("stop").usage(7, 2).done().complete();
  }

  private static List<String> words(List<Figure> figures) {
    return figures.stream()
        .map(figure -> figure.shown().name() + " " + figure.shown().value())
        .toList();
  }
}
