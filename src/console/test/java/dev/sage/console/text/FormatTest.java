package dev.sage.console.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -1       | –
          NaN      | –
          Infinity | –
          0        | 0 ms
          0.004    | 0.00 ms
          0.42     | 0.42 ms
          0.994    | 0.99 ms
          0.996    | 1.0 ms
          9.94     | 9.9 ms
          9.96     | 10 ms
          842      | 842 ms
          999.4    | 999 ms
          999.6    | 1.00 s
          1240     | 1.24 s
          9994     | 9.99 s
          9996     | 10.0 s
          59940    | 59.9 s
          59960    | 1 min 0 s
          192000   | 3 min 12 s
          3599400  | 59 min 59 s
          3599600  | 1 h 0 min
          5400000  | 1 h 30 min
          """)
  void writes_time_spans(double ms, String shown) {
    assertThat(Format.millis(ms)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -1            | –
          0             | 0 B
          306           | 306 B
          999           | 999 B
          1000          | 1.0 kB
          99949         | 99.9 kB
          99960         | 100 kB
          999499        | 999 kB
          999500        | 1.0 MB
          4200000       | 4.2 MB
          16777216      | 16.8 MB
          1500000000000 | 1.5 TB
          """)
  void writes_sizes(long bytes, String shown) {
    assertThat(Format.bytes(bytes)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -1    | –
          NaN   | –
          0     | 0.0 tok/s
          18.26 | 18.3 tok/s
          99.96 | 100 tok/s
          12480 | 12,480 tok/s
          """)
  void writes_rates(double rate, String shown) {
    assertThat(Format.tokensPerSecond(rate)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -1      | –
          0       | $0
          0.00001 | <$0.0001
          0.0031  | $0.0031
          0.9949  | $0.9949
          0.996   | $1.00
          1240.5  | $1,240.50
          """)
  void writes_money(double amount, String shown) {
    assertThat(Format.dollars(amount)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -1    | –
          0     | 0 %
          0.042 | 4.2 %
          0.42  | 42 %
          1     | 100 %
          """)
  void writes_shares(double share, String shown) {
    assertThat(Format.percent(share)).isEqualTo(shown);
  }

  @Test
  void writes_counts_with_their_thousands_marked() {
    assertThat(Format.count(12_480)).isEqualTo("12,480");
    assertThat(Format.count(0)).isEqualTo("0");
    assertThat(Format.count(-1)).isEqualTo("–");
    assertThat(Format.tokens(1_212)).isEqualTo("1,212 tok");
    assertThat(Format.tokens(-1)).isEqualTo("–");
    assertThat(Format.duration(Duration.ofMillis(842))).isEqualTo("842 ms");
  }

  @Test
  void marks_estimates_but_not_what_is_unknown() {
    assertThat(Format.estimate(Format.tokens(240))).isEqualTo("≈ 240 tok");
    assertThat(Format.estimate(Format.tokens(-1))).isEqualTo("–");
  }
}
