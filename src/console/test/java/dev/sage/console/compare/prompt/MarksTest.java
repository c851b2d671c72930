package dev.sage.console.compare.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MarksTest {
  @Test
  void tells_keys_texts_numbers_and_words_of_json_apart() {
    assertThat(JsonMarks.of("{\"a\": \"b\", \"c\": -1.5e3, \"d\": true}"))
        .containsExactly(
            new TextMark(1, 4, "code-key"),
            new TextMark(6, 9, "code-string"),
            new TextMark(11, 14, "code-key"),
            new TextMark(16, 22, "code-number"),
            new TextMark(24, 27, "code-key"),
            new TextMark(29, 33, "code-word"));
  }

  @Test
  void colours_a_text_that_is_not_finished() {
    assertThat(JsonMarks.of("[\"half")).containsExactly(new TextMark(1, 6, "code-string"));
  }

  /** A text inside JSON may be as long as the longest that is coloured. */
  @Test
  void colours_what_is_long_and_deep() {
    String text = '"' + "x\\n".repeat(30_000) + '"';
    assertThat(JsonMarks.of(text)).containsExactly(new TextMark(0, text.length(), "code-string"));
    assertThat(JsonMarks.of("[".repeat(50_000) + "]".repeat(50_000))).isEmpty();
    assertThat(JsonMarks.of("\"\\".repeat(30_000))).isNotEmpty();
  }

  @Test
  void makes_one_text_of_another_by_changing_one_stretch() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      String was = text(random);
      String is = text(random);
      TextChange change = TextChange.between(was, is);
      assertThat(was.substring(0, change.from()) + change.text() + was.substring(change.to()))
          .isEqualTo(is);
    }
  }

  @Test
  void changes_nothing_where_nothing_differs() {
    assertThat(TextChange.between("abc", "abc")).isEqualTo(new TextChange(3, 3, ""));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append("ab".charAt(random.nextInt(2)));
    }
    return text.toString();
  }
}
