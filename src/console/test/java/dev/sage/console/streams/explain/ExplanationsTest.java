package dev.sage.console.streams.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.SampleCalls;
import dev.sage.console.streams.reading.Anomaly;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.CallReading;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationsTest {
  @TempDir private Path home;
  private SampleCalls calls;

  @BeforeEach
  void open() {
    calls = new SampleCalls(home);
  }

  @AfterEach
  void close() {
    calls.close();
  }

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

  private static void whole(Explanation explanation) {
    assertThat(explanation.what()).isNotBlank();
    assertThat(explanation.meaning()).endsWith(".");
    assertThat(explanation.why()).endsWith(".");
    assertThat(explanation.todo()).endsWith(".");
    assertThat(explanation.here()).endsWith(".").doesNotContain("{");
  }

  private CallLook clean() throws InterruptedException {
    String id = calls.clean("clean", 5);
    calls.flush();
    CallReading reading = new CallReading(calls.store(), id, SampleCalls.FORMATS);
    assertThat(reading.look()).isPresent();
    assertThat(reading.readOn()).isFalse();
    return reading.now().orElseThrow();
  }
}
