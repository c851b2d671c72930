package dev.sage.llm.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv6Test {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2001:db8::1 | 2001:db8::1
          at [2001:DB8::a:b]:443 | 2001:DB8::a:b
          2001:db8:1:2:3:4:5:6. | 2001:db8:1:2:3:4:5:6
          1:2:3:4:5:6:7:8 | 1:2:3:4:5:6:7:8
          fe80::1%eth0 | fe80::1%eth0
          fe80::1% | fe80::1
          fe80::1%% | fe80::1
          2001:db8::/32 | 2001:db8::/32
          2001:db8::/200 | 2001:db8::
          ip:2001:db8::1 | 2001:db8::1
          fe80:: | fe80::
          3fff:: | 3fff::
          2001::1 | 2001::1
          3000::1 | 3000::1
          fd00::5 | fd00::5
          ::ffff:203.0.113.7 | ::ffff:203.0.113.7
          ::203.0.113.7 | ::203.0.113.7
          64:ff9b::203.0.113.7 | 64:ff9b::203.0.113.7
          0:0:0:0:0:ffff:203.0.113.7 | 0:0:0:0:0:ffff:203.0.113.7
          ::db8:1:2 | ::db8:1:2
          1:2:3:4:5:6:7:: | 1:2:3:4:5:6:7::
          "1:2::3:4" | 1:2::3:4
          user@2001:db8::1 | 2001:db8::1
          :2001:db8::1 | 2001:db8::1
          """)
  void is_found_with_exact_borders(String text, String what) {
    assertThat(Personal.found(text, "ipv6")).containsExactly(what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "::",
        "::1",
        ":::",
        ":x",
        "1::",
        "1::2",
        "[1000::2]",
        "1000::",
        "add::bad",
        "dead::beef",
        "beef::",
        "2001beef::",
        "1:2::3",
        "x[1:2]",
        "a::b",
        "std::vector",
        "f32::MAX",
        "10:11:12",
        "00:00:5e:00:53:01",
        "12:34:56:78:90",
        "01:02:03:04:05:06:07:08",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7::8",
        "1:2:3:4:5:6:7:203.0.113.7",
        "2001:db8::1::2",
        "2001:db8::1.5",
        "2001:db8::1x",
        "2001:db8::1%eth0aaaaaaaaaaaaaaaaaaaa",
        "12001:db8::1",
        "x2001:db8::1",
        ".2001:db8::1",
        "-2001:db8::1",
        "x::2001:db8:1",
        "2001:db8::12345",
        "::ffff:256.0.0.1",
        "::ffff:192.168.1",
        "::1234",
        "::ffff",
        "= :",
        "x:",
        "add:"
      })
  void is_left_alone(String text) {
    assertThat(Personal.found(text, "ipv6")).isEmpty();
  }
}
