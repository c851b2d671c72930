package dev.sage.llm.transport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Utf8Test {

  @ParameterizedTest
  @CsvSource({
    "61c3a9e6bca2f09f9880, aé漢😀",
    "eda080, \uFFFD\uFFFD\uFFFD",
    "c0af, \uFFFD\uFFFD",
    "e080af, \uFFFD\uFFFD\uFFFD",
    "f09f98, \uFFFD",
    "e28241, \uFFFDA",
    "f4908080, \uFFFD\uFFFD\uFFFD\uFFFD",
    "f8888080, \uFFFD\uFFFD\uFFFD\uFFFD",
    "efbfbd, \uFFFD",
    "eda0, \uFFFD\uFFFD",
  })
  void replaces_each_maximal_subpart(String hex, String text) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    assertThat(Utf8.text(bytes, 0, bytes.length)).isEqualTo(text);
  }

  @Test
  void agrees_with_java_on_text_without_surrogates() {
    var random = new Random(9);
    for (int round = 0; round < 5_000; round++) {
      byte[] bytes = new byte[random.nextInt(24)];
      for (int i = 0; i < bytes.length; i++) {
        int value = random.nextInt(256);
        bytes[i] = (byte) (value == 0xED ? 0xE2 : value);
      }
      assertThat(Utf8.text(bytes, 0, bytes.length)).isEqualTo(new String(bytes, UTF_8));
    }
  }
}
