package dev.sage.console.compare.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnsPaneTest {
  @ParameterizedTest
  @CsvSource({
    "2, 928, 1",
    "4, 928, 1",
    "5, 928, 2",
    "8, 928, 2",
    "8, 1800, 1",
    "2, 300, 1",
    "3, 300, 2"
  })
  void gives_columns_that_are_too_narrow_a_second_row(int columns, double width, int rows) {
    assertThat(ColumnsPane.rows(columns, width)).isEqualTo(rows);
  }
}
