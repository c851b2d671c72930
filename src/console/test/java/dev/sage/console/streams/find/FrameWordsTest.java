package dev.sage.console.streams.find;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameWordsTest {

  @ParameterizedTest
  @CsvSource({
    "hello, data: {\"text\":\"Hello\"}",
    "HELLO, say hello",
    "aab, aaab",
    "a.c, a.c",
    "[done], data: [DONE]",
    "straße, Die STRAßE",
    "łódź, ŁÓDŹ",
    "d, d"
  })
  void finds_words_as_they_are_whatever_the_case(String words, String frame) {
    assertThat(in(words, frame)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"a.c, abc", "hello, hell", "longer than the frame, longer", "{a}, a", "ł, l"})
  void finds_nothing_else(String words, String frame) {
    assertThat(in(words, frame)).isFalse();
  }

  @Test
  void finds_the_name_of_an_event_that_the_bytes_do_not_have() {
    assertThat(new FrameWords("Message_Stop").in("data: {}".getBytes(UTF_8), "message_stop"))
        .isTrue();
  }

  @Test
  void finds_nothing_in_an_empty_frame() {
    assertThat(in("z", "")).isFalse();
  }

  private static boolean in(String words, String frame) {
    return new FrameWords(words).in(frame.getBytes(UTF_8), "message");
  }
}
