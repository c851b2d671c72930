package dev.sage.console.streams.find;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.streams.find.AnswerWords.Stretch;
import dev.sage.console.streams.reading.StreamReading;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerWordsTest {
  @Test
  void finds_words_at_every_cut() {
    String text = "an apple a day";
    for (int cut = 4; cut < 8; cut++) {
      AnswerWords words = new AnswerWords("APPLE");
      words.piece(3, 0, text.substring(0, cut));
      words.piece(7, 0, text.substring(cut));
      assertThat(found(words)).as("cut at %s", cut).containsExactly(new Stretch(3, 7));
    }
  }

  @Test
  void finds_words_cut_into_single_characters_with_nothing_between() {
    AnswerWords words = new AnswerWords("aab");
    String text = "xaaab";
    for (int i = 0; i < text.length(); i++) {
      words.piece(10 * i, 0, text.substring(i, i + 1));
      words.piece(10 * i + 5, 0, "");
    }
    assertThat(found(words)).containsExactly(new Stretch(20, 40));
  }

  @Test
  void leaves_alone_what_one_frame_has() {
    AnswerWords words = new AnswerWords("apple");
    words.piece(0, 0, "an apple ");
    words.piece(1, 0, "a day");
    assertThat(found(words)).isEmpty();
  }

  @Test
  void texts_that_take_turns_do_not_run_together() {
    AnswerWords words = new AnswerWords("apple");
    words.piece(0, 1, "ap");
    words.piece(1, 2, "ple");
    words.piece(2, 1, "ple");
    assertThat(found(words)).containsExactly(new Stretch(0, 2));
  }

  @Test
  void another_attempt_begins_anew() {
    AnswerWords words = new AnswerWords("apple");
    words.piece(0, 0, "ap");
    words.cut();
    words.piece(1, 0, "ple");
    assertThat(found(words)).isEmpty();
  }

  @Test
  void numbers_stay_in_order_when_some_are_found_late() {
    FrameNumbers numbers = new FrameNumbers();
    numbers.addAll(new int[] {2, 5, 9});
    numbers.merge(
        List.of(new Stretch(7, 8), new Stretch(0, 1), new Stretch(5, 6), new Stretch(7, 9)));
    assertThat(
            new int[] {numbers.at(0), numbers.at(1), numbers.at(2), numbers.at(3), numbers.at(4)})
        .containsExactly(0, 2, 5, 7, 9);
    assertThat(numbers.size()).isEqualTo(5);
    assertThat(numbers.lastAt(3)).isEqualTo(8);
    assertThat(numbers.lastAt(2)).as("one that has all by itself stays so").isEqualTo(5);
  }

  private static List<Stretch> found(AnswerWords words) {
    return words.step(new StreamReading(), 0);
  }
}
