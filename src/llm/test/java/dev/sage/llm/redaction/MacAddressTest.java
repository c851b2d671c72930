package dev.sage.llm.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MacAddressTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          00:00:5e:00:53:01 | 00:00:5e:00:53:01
          00-00-5E-00-53-01. | 00-00-5E-00-53-01
          0000.5e00.5301 | 0000.5e00.5301
          0012.3456.7890 | 0012.3456.7890
          mac:02:00:5e:10:00:0f | 02:00:5e:10:00:0f
          (aa-bb-cc-dd-ee-ff) | aa-bb-cc-dd-ee-ff
          12:34:56:78:90:12 | 12:34:56:78:90:12
          "00:00:5e:00:53:01": | 00:00:5e:00:53:01
          00-00-5E-00-53-01- | 00-00-5E-00-53-01
          """)
  void is_found_with_exact_borders(String text, String what) {
    assertThat(Personal.found(text, "mac")).containsExactly(what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00:00:00:00:00:00",
        "ff:ff:ff:ff:ff:ff",
        "FFFF.FFFF.FFFF",
        "00:00:5e:00:53",
        "00:00:5e:00:53:01:02",
        "00:00:5e:00:53:01x",
        "00:00:5e:00:53-01",
        "00:00:5e:00:53:0g",
        "00-00-5e-00-53-01-02",
        "0000.5e00.5301.0001",
        "24-11-26-10-11-12",
        "1234.5678.9012",
        "x00-00-5e-00-53-01",
        "-aa-bb-cc-dd-ee-ff",
        ".aa-bb-cc-dd-ee-ff",
        ":aa-bb-cc-dd-ee-ff",
        "11:00:00:5e:00:53:01",
        "ab-cd",
        "abcd.ef",
        "x-y",
        "well-known."
      })
  void is_left_alone(String text) {
    assertThat(Personal.found(text, "mac")).isEmpty();
  }
}
