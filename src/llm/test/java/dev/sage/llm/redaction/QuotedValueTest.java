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
          {\\"password\\":\\"abcd\\\\u0022efgh\\"} ~> {\\"password\\":\\"[password]\\"}
          {\\"password\\":\\"ab\\\\u0022cdef\\"} ~> {\\"password\\":\\"[password]\\"}
          {\\"password\\":\\"abcd\\\\\\\\\\",\\"a\\":1} ~> {\\"password\\":\\"[password]\\\\\\\\\\",\\"a\\":1}
          {"token":"q7Zr2Lm9Xc4Vb6\\"tail"} ~> {"token":"[secret-value]"}
          {"api_key":"q7Zr2Lm9Xc4Vb6\\" tail"} ~> {"api_key":"[secret-value]"}
          {'password': 'it\\'s abcdef ~> {'password': 'it\\'s abcdef
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
  void an_apostrophe_of_prose_takes_nothing_with_it() {
    String text =
        "{\"messages\":[{\"role\":\"user\",\"content\":\"My password: 'tis secret\\nwhat now\"}],"
            + "\"model\":\"x\",\"stop\":\"don't\"}";

    assertThat(Redacted.of(text)).endsWith("\\nwhat now\"}],\"model\":\"x\",\"stop\":\"don't\"}");
  }

  @Test
  void a_line_that_is_over_ends_what_only_looks_like_a_string() {
    assertThat(Redacted.of("{\"log\":\"password=\\\"abcdef7\\nnext \\\"line\\\"\"}"))
        .startsWith("{\"log\":\"password=\\\"[password]")
        .endsWith("\\nnext \\\"line\\\"\"}");
  }

  @Test
  void far_into_a_text_that_arrives_in_pieces() {
    String words = "nothing here to hide\\n".repeat(1_500);

    assertThat(Redacted.of("{\"a\":\"\\n" + words + "\",\"password\":\"ab\\\"cdef\"}"))
        .isEqualTo("{\"a\":\"\\n" + words + "\",\"password\":\"[password]\"}");
  }

  @Test
  void what_is_longer_than_any_secret_is_taken_out_as_far_as_is_looked() {
    String piece = "Zx7\\\"";
    String text = "{\"password\":\"" + piece.repeat(1_100) + "\"}";

    assertThat(Redacted.of(text))
        .startsWith("{\"password\":\"[password]")
        .hasSizeLessThan(text.length() - TokenRule.LONGEST);
  }

  @Test
  void far_into_a_text_without_any_escape() {
    String words = "nothing here to hide\n".repeat(1_500);

    assertThat(Redacted.of(words + "{\"password\":\"abcdef7\"}"))
        .isEqualTo(words + "{\"password\":\"[password]\"}");
  }

  @Test
  void the_same_length_without_an_escape_goes_as_far() {
    String text = "{\"password\":\"" + "Zx7_".repeat(1_100) + "\"}";

    assertThat(Redacted.of(text))
        .startsWith("{\"password\":\"[password]")
        .hasSizeLessThan(text.length() - TokenRule.LONGEST + 20);
  }

  @Test
  void between_back_quotes_everything_up_to_the_next_is_the_value() {
    assertThat(Redacted.of("password: `ab cd12`, and more"))
        .isEqualTo("password: `[password]`, and more");
  }
}
