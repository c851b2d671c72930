package dev.sage.llm.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Secrets in strings of JSON that have escapes in them, whole, at every cut and nested. */
class QuotedValueTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "~>",
      quoteCharacter = '§',
      textBlock =
          """
          {"password":"ab\\"cdef"} ~> {"password":"[password]"}
          {"password":"ab\\\\"} ~> {"password":"ab\\\\"}
          {"password":"abcd\\\\","a":"b"} ~> {"password":"[password]\\\\","a":"b"}
          {"password":"ab\\\\\\"cdef","a":"b"} ~> {"password":"[password]","a":"b"}
          {"password":"\\"\\"abcdef\\"","a":"b"} ~> {"password":"[password]","a":"b"}
          {"password":"\\"a\\"bc","a":"b"} ~> {"password":"[password]","a":"b"}
          {"password":"ab\\u0022cdef","a":"b"} ~> {"password":"[password]","a":"b"}
          {"password":"ab\\ncdef\\"g","a":"b"} ~> {"password":"[password]","a":"b"}
          {\\"password\\":\\"ab\\\\\\"cd\\",\\"a\\":\\"b\\"} ~> {\\"password\\":\\"[password]\\",\\"a\\":\\"b\\"}
          {\\"password\\":\\"ab\\\\ncd ef\\",\\"a\\":1} ~> {\\"password\\":\\"[password]\\",\\"a\\":1}
          {\\"password\\":\\"abcd\\",\\"a\\":\\"b\\"} ~> {\\"password\\":\\"[password]\\",\\"a\\":\\"b\\"}
          {'password': 'it\\'s abc', 'a': 1} ~> {'password': '[password]', 'a': 1}
          {"api_key":"q7Zr2Lm9Xc4Vb6\\"tail"} ~> {"api_key":"[secret-value]"}
          {"password":"ab\\"cdef ~> {"password":"[password]
          """)
  void the_whole_string_is_taken_out(String text, String left) {
    assertThat(Redacted.of(text)).isEqualTo(left);
  }

  @Test
  void doubly_nested_json_ends_where_its_own_string_ends() {
    String three = "\\\\\\";
    String seven = "\\\\\\\\\\\\\\";
    String text =
        "{"
            + three
            + "\"password"
            + three
            + "\":"
            + three
            + "\"ab"
            + seven
            + "\"cd"
            + three
            + "\","
            + three
            + "\"a"
            + three
            + "\":1}";
    assertThat(Redacted.of(text))
        .isEqualTo(
            "{"
                + three
                + "\"password"
                + three
                + "\":"
                + three
                + "\"[password]"
                + three
                + "\","
                + three
                + "\"a"
                + three
                + "\":1}");
  }

  @Test
  void a_line_that_is_over_ends_what_only_looks_like_a_string() {
    assertThat(Redacted.of("{\"log\":\"password=\\\"abcdef7\\nnext \\\"line\\\"\"}"))
        .startsWith("{\"log\":\"password=\\\"[password]")
        .endsWith("\\nnext \\\"line\\\"\"}");
  }
}
