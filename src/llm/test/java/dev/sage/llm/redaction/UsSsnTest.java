package dev.sage.llm.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsSsnTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          078-05-1123 | 078-05-1123
          SSN: 212 09 9998. | 212 09 9998
          219.09.9998 | 219.09.9998
          219‑09‑9998 | 219‑09‑9998
          "ssn": "219099998" | 219099998
          social security number is 219099998 | 219099998
          """)
  void is_found_with_exact_borders(String text, String what) {
    assertThat(Personal.found(text, "us-ssn")).containsExactly(what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "219099998",
        "order 219099998",
        "000-12-3456",
        "666-12-3456",
        "900-12-3456",
        "219-00-9998",
        "219-09-0000",
        "219-09.9998",
        "219-09 9998",
        "219-09-99981",
        "219-09-999",
        "1219-09-9998",
        "1-219-09-9998",
        "219-09-9998-1",
        "12 219 09 9998",
        "219 09 9998 12",
        "219:09"
      })
  void is_left_alone(String text) {
    assertThat(Personal.found(text, "us-ssn")).isEmpty();
  }
}
