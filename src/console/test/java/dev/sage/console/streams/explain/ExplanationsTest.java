package dev.sage.console.streams.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.OverSampleCalls;
import dev.sage.console.streams.reading.Anomaly;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.llm.StreamEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationsTest extends OverSampleCalls {
  @ParameterizedTest
  @EnumSource(Anomaly.class)
  void says_of_every_anomaly_what_it_is_why_it_matters_and_what_to_do(Anomaly anomaly)
      throws Exception {
    whole(Explanations.of(anomaly, clean()));
  }

  @ParameterizedTest
  @EnumSource(MetricName.class)
  void says_of_every_figure_what_it_is_why_it_matters_and_what_to_do(MetricName metric)
      throws Exception {
    whole(Explanations.of(metric, clean()));
  }

  @Test
  void fills_in_the_numbers_of_the_call() throws Exception {
    assertThat(Explanations.of(MetricName.TTFT, clean()).here())
        .isEqualTo("Here: 120 ms; the first frame of any kind came at 100 ms.");
    assertThat(Explanations.of(MetricName.GAP, clean()).here())
        .isEqualTo("Here: 20 ms as a rule, 20 ms at the most, 0 silences.");
  }

  @Test
  void says_who_measured_what_the_server_says_beside_what_was_measured_here() throws Exception {
    CallLook look =
        look(
            calls
                .ollama("timed")
                .at(100)
                .raw(
                    "message",
                    "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"a\"},"
                        + "\"done\":false}\n",
                    new StreamEvent.Text(0, "a"))
                .at(160)
                .raw(
                    "message",
                    "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"b\"},"
                        + "\"done\":false}\n",
                    new StreamEvent.Text(0, "b"))
                .at(170)
                .finish(
                    "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},"
                        + "\"done\":true,\"done_reason\":\"stop\",\"prompt_eval_count\":7,"
                        + "\"eval_count\":2,\"load_duration\":70000000,"
                        + "\"eval_duration\":66000000}\n",
                    "stop")
                .complete());
    assertThat(Explanations.of(MetricName.SERVER_OUTPUT, look).here())
        .isEqualTo(
            "Here: 66 ms, measured by the server, which sent it as eval_duration;"
                + " our clock had 60 ms from the first token to the last.");
    assertThat(Explanations.of(MetricName.SERVER_LOAD, look).here()).contains("70 ms", "server");
    assertThat(Explanations.of(MetricName.SERVER_QUEUE, look).here())
        .isEqualTo("Here: this server says nothing of it.");
    for (MetricName name : MetricName.values()) {
      if (name.key().startsWith("server-")) {
        assertThat(Explanations.of(name, look).meaning()).startsWith("Measured by the server");
      }
    }
  }

  private static void whole(Explanation explanation) {
    assertThat(explanation.what()).isNotBlank();
    assertThat(explanation.meaning()).endsWith(".");
    assertThat(explanation.why()).endsWith(".");
    assertThat(explanation.todo()).endsWith(".");
    assertThat(explanation.here()).endsWith(".").doesNotContain("{");
  }

  private CallLook clean() throws InterruptedException {
    return look(calls.clean("clean", 5));
  }
}
