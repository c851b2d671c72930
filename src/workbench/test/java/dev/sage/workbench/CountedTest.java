package dev.sage.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"0 | 0 calls", "1 | 1 call", "2 | 2 calls", "1000 | 1,000 calls"})
  void a_number_has_its_noun(long count, String said) {
    assertThat(Counted.of(count, "call")).isEqualTo(said);
  }
}
