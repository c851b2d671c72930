package dev.sage.workbench.compare.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.compare.check.WordDiff.Kind;
import dev.sage.workbench.compare.check.WordDiff.Piece;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordDiffTest {
  private static final List<String> ALPHABET =
      List.of(
          "the",
          "a",
          "gap",
          "stream",
          " ",
          " ",
          "  ",
          "\n",
          ".",
          ",",
          "3.14",
          "don't",
          "用",
          "語",
          "é",
          "e\u0301",
          "👩‍👩‍👧",
          "👍🏽",
          "ไทย",
          "\r\n",
          "שלום",
          "\t");

  @Test
  void says_that_equal_texts_are_equal() {
    WordDiff diff = WordDiff.of("Good morning.\n", "Good morning.\n");
    assertThat(diff.isEmpty()).isTrue();
    assertThat(diff.words()).isZero();
    assertThat(diff.pieces()).containsExactly(new Piece(Kind.SAME, "Good morning.\n"));
  }

  @Test
  void finds_the_word_that_was_put_in_the_place_of_another() {
    WordDiff diff = WordDiff.of("The sky is blue.", "The sky is grey.");
    assertThat(diff.pieces())
        .containsExactly(
            new Piece(Kind.SAME, "The sky is "),
            new Piece(Kind.REMOVED, "blue"),
            new Piece(Kind.INSERTED, "grey"),
            new Piece(Kind.SAME, "."));
    assertThat(diff.words()).isEqualTo(1);
    assertThat(diff.changes()).isEqualTo(1);
  }

  @Test
  void takes_changes_with_only_a_blank_between_them_for_one() {
    WordDiff diff = WordDiff.of("It ends in two days.", "It ends after nine days.");
    assertThat(diff.pieces())
        .contains(new Piece(Kind.REMOVED, "in two"), new Piece(Kind.INSERTED, "after nine"));
    assertThat(diff.changes()).isEqualTo(1);
    assertThat(diff.words()).isEqualTo(2);
  }

  @Test
  void compares_scripts_without_blanks_character_by_character() {
    WordDiff diff = WordDiff.of("今日は晴れです。", "今日は雨です。");
    assertThat(diff.pieces())
        .contains(new Piece(Kind.REMOVED, "晴れ"), new Piece(Kind.INSERTED, "雨"));
  }

  @Test
  void never_cuts_a_character_that_is_made_of_several() {
    WordDiff diff = WordDiff.of("Well done 👍🏽!", "Well done 👍🏿!");
    assertThat(diff.pieces())
        .contains(new Piece(Kind.REMOVED, "👍🏽"), new Piece(Kind.INSERTED, "👍🏿"));
  }

  @Test
  void compares_by_lines_what_has_too_little_in_common_and_says_so() {
    String one = "alpha beta gamma delta ".repeat(10);
    String other = "one two three four five six ".repeat(10);
    WordDiff diff = WordDiff.of(one, other);
    assertThat(diff.byLines()).isTrue();
    assertThat(diff.pieces())
        .containsExactly(new Piece(Kind.REMOVED, one), new Piece(Kind.INSERTED, other));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void gives_back_both_texts_whatever_they_are(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      String before = text(random, random.nextInt(60));
      String after =
          random.nextBoolean() ? text(random, random.nextInt(60)) : edited(before, random);
      WordDiff diff = WordDiff.of(before, after);
      assertThat(diff.before()).isEqualTo(before);
      assertThat(diff.after()).isEqualTo(after);
      assertThat(diff.isEmpty()).isEqualTo(before.equals(after));
      assertThat(diff.pieces()).noneMatch(piece -> piece.text().isEmpty());
    }
  }

  @Test
  void finds_one_changed_word_in_a_hundred_thousand_lines() {
    List<String> lines =
        IntStream.range(0, 100_000).mapToObj(i -> "line " + i + " of the answer\n").toList();
    String before = String.join("", lines);
    String after = before.replace("line 70707 of", "line 70707 beyond");
    WordDiff diff = WordDiff.of(before, after);
    assertThat(diff.words()).isEqualTo(1);
    assertThat(diff.byLines()).isFalse();
  }

  @Test
  void comes_to_an_end_with_a_hundred_thousand_lines_that_repeat_in_another_order() {
    Random random = new Random(9);
    String before = repeating(random);
    String after = repeating(random);
    WordDiff diff = WordDiff.of(before, after);
    assertThat(diff.byLines()).isTrue();
    assertThat(diff.before()).isEqualTo(before);
    assertThat(diff.after()).isEqualTo(after);
  }

  private static String repeating(Random random) {
    return IntStream.range(0, 100_000)
        .mapToObj(i -> "state " + random.nextInt(7) + "\n")
        .collect(Collectors.joining());
  }

  private static String text(Random random, int length) {
    return IntStream.range(0, length)
        .mapToObj(i -> ALPHABET.get(random.nextInt(ALPHABET.size())))
        .collect(Collectors.joining());
  }

  private static String edited(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + random.nextInt(5));
    return text.substring(0, at) + text(random, random.nextInt(4)) + text.substring(to);
  }
}
