package dev.sage.llm.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv4Test {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          from 203.0.113.7 to | 203.0.113.7
          203.0.113.7. | 203.0.113.7
          http://203.0.113.7:8080/x | 203.0.113.7
          [203.0.113.7] | 203.0.113.7
          user@203.0.113.7 | 203.0.113.7
          203.0.113.0/24 | 203.0.113.0/24
          10.0.0.0/8 | 10.0.0.0/8
          10.0.0.0 | 10.0.0.0
          203.0.113.7/x | 203.0.113.7
          203.0.113.7/99 | 203.0.113.7
          203.0.113.7/24x | 203.0.113.7
          /203.0.113.7:443 | 203.0.113.7
          www.example.com/203.0.113.7 | 203.0.113.7
          a-b/203.0.113.7 | 203.0.113.7
          /ab/203.0.113.7 | 203.0.113.7
          ip:198.51.100.255 | 198.51.100.255
          192.0.2.1, | 192.0.2.1
          192.0.2.1- | 192.0.2.1
          8.0.0.0/9 | 8.0.0.0/9
          1.2.0.0 | 1.2.0.0
          1.0.10.0 | 1.0.10.0
          """)
  void is_found_with_exact_borders(String text, String what) {
    assertThat(Personal.found(text, "ipv4")).containsExactly(what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1:11434",
        "0.0.0.0",
        "255.255.255.0",
        "131.0.0.0",
        "256.1.1.1",
        "1.1.1.256",
        "1.2.3",
        "1.2.3.4.5",
        "5.1.2.3.4",
        "v1.2.3.4",
        "version 1.2.3.4",
        "\"version\": \"1.2.3.4\"",
        "build 1.2.3.4",
        "Chrome/131.0.5.86",
        "abcdefghijklmnopqrstu/203.0.113.7",
        "tool-1.2.3.4",
        "1.2.3.4-beta",
        "1.2.3.4.tar",
        "1.2.3.4x",
        "1.2.3.",
        "1.2..4",
        "1.2.3,4",
        "1234.1.1.1",
        "12"
      })
  void is_left_alone(String text) {
    assertThat(Personal.found(text, "ipv4")).isEmpty();
  }
}
