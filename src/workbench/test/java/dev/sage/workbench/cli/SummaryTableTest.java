package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a broken-off answer used is the least of it. */
class SummaryTableTest {

  @ParameterizedTest
  @CsvSource({
    "true, 12, 12",
    "false, 12, ≥ 12",
    "false, 0, ≥ 0",
    "false, –, –",
    "true, $0.001, $0.001",
    "false, $0.001, ≥ $0.001",
    "false, $0, $0"
  })
  void is_marked_where_it_may_be_more(boolean whole, String value, String shown) {
    assertThat(SummaryTable.atLeast(whole, value)).isEqualTo(shown);
  }
}
