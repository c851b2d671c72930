package dev.sage.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "é日本🛠️",
        "a\u2028b\u2029c\u0085d\u007f",
        "lone \ud83d half",
        "\udc00🛠️\u2028"
      })
  void a_line_is_one_line_for_every_reader_and_says_the_same(String text) {
    String line = Json.line(Json.object().put("text", text));

    assertThat(line.chars()).noneMatch(c -> c == 0x2028 || c == 0x2029 || c == 0x85);
    assertThat(Json.MAPPER.readTree(line).path("text").asString()).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.10", "123456789012345678901234567890", "1E+400", "0.1000000000000000055"})
  void numbers_stay_exact(String number) {
    assertThat(Json.write(Json.MAPPER.readTree("[" + number + "]"))).isEqualTo("[" + number + "]");
  }
}
