package dev.sage.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeAxisTest {
  @ParameterizedTest
  @CsvSource({"6300,1316,500", "100,1000,10", "3,1000,0.5", "600000,500,100000", "0.5,1000,0.05"})
  void chooses_round_steps(double endMs, double width, double step) {
    assertThat(TimeAxis.step(endMs, width, 72)).isEqualTo(step);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "200,200 ms", "0.5,0.5 ms", "1500,1.5 s", "2000,2 s", "120000,2 min"})
  void labels_marks_without_needless_digits(double ms, String label) {
    assertThat(TimeAxis.label(ms)).isEqualTo(label);
  }
}
