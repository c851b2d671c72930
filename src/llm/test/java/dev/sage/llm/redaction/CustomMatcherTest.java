package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.redaction.CustomMatcher.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomMatcherTest {

  private static final String NOTHING = "The pattern matches nothing at all too";

  private static List<Match> matches(String text, String... patterns) {
    var rules = new ArrayList<CustomRule>();
    for (int i = 0; i < patterns.length; i++) {
      rules.add(new CustomRule("rule-" + (char) ('a' + i), patterns[i], false));
    }
    var bytes = text.getBytes(UTF_8);
    return CustomMatcher.of(new CustomRules(rules, Set.of())).matches(bytes, 0, bytes.length);
  }

  @Nested
  class Matches {

    @Test
    void are_places_in_bytes() {
      assertThat(matches("größer TICKET-1234, TICKET-5", "TICKET-[0-9]+"))
          .containsExactly(new Match("rule-a", 9, 20), new Match("rule-a", 22, 30));
    }

    @Test
    void never_overlap_the_first_and_then_the_longest_holds() {
      assertThat(matches("abcdef", "cde", "bc", "bcd", "f"))
          .containsExactly(new Match("rule-c", 1, 4), new Match("rule-d", 5, 6));
    }

    @Test
    void know_the_ends_of_lines_and_words_before_the_part_that_is_looked_at() {
      var rules = new CustomRules(List.of(new CustomRule("a", "^x|\\bx", false)), Set.of());
      var bytes = "ax x\nx".getBytes(UTF_8);

      assertThat(CustomMatcher.of(rules).matches(bytes, 1, 6))
          .extracting(Match::from)
          .containsExactly(3, 5);
      assertThat(CustomMatcher.of(rules).matches(bytes, 1, 5)).hasSize(1);
    }

    @Test
    void of_nothing_are_none() {
      assertThat(matches("a b c", "\\b[0-9]?")).isEmpty();
      assertThat(matches("", "a")).isEmpty();
      assertThat(CustomMatcher.of(CustomRules.NONE).isEmpty()).isTrue();
    }

    @Test
    void may_ignore_case_in_every_script() {
      var rules = new CustomRules(List.of(new CustomRule("a", "straße", true)), Set.of());
      var bytes = "STRAßE".getBytes(UTF_8);

      assertThat(CustomMatcher.of(rules).matches(bytes, 0, bytes.length)).hasSize(1);
    }

    @Test
    void are_the_same_in_windows_as_in_one_piece() {
      var random = new SplittableRandom(7);
      for (int round = 0; round < 20; round++) {
        var text = new StringBuilder();
        while (text.length() < 30_000) {
          text.append("x".repeat(random.nextInt(60)))
              .append(random.nextBoolean() ? "ID:" : "ü")
              .append(random.nextInt(100_000))
              .append(random.nextInt(9) == 0 ? '\n' : ' ');
        }
        var bytes = text.toString().getBytes(UTF_8);
        var found = matches(text.toString(), "ID:[0-9]{3,5}\\b");
        var wanted = new ArrayList<Match>();
        var pattern = com.google.re2j.Pattern.compile("ID:[0-9]{3,5}\\b").matcher(bytes);
        while (pattern.find()) {
          wanted.add(new Match("rule-a", pattern.start(), pattern.end()));
        }

        assertThat(found).isEqualTo(wanted);
      }
    }

    @Test
    void end_after_so_many_bytes_on_a_whole_character() {
      var found = matches("ü".repeat(5_000), ".+");

      assertThat(found).allMatch(match -> match.to() - match.from() <= CustomMatcher.MAX_MATCH);
      assertThat(found).allMatch(match -> match.to() % 2 == 0 && match.from() % 2 == 0);
      assertThat(found.getLast().to()).isEqualTo(10_000);
    }

    @Test
    void that_begin_far_enough_before_the_end_do_not_change_when_more_arrives() {
      var bytes = ("a".repeat(3_000) + "b" + "a".repeat(3_000)).getBytes(UTF_8);
      var matcher =
          CustomMatcher.of(
              new CustomRules(List.of(new CustomRule("r", "a(.*b)?", false)), Set.of()));
      int arrived = 2_500;
      int decided = arrived - CustomMatcher.MAX_MATCH;

      assertThat(matcher.matches(bytes, 0, arrived).stream().filter(m -> m.from() < decided))
          .containsExactlyElementsOf(
              matcher.matches(bytes, 0, bytes.length).stream()
                  .filter(m -> m.from() < decided)
                  .toList());
    }

    @Test
    void of_a_pattern_that_reads_far_ahead_everywhere_end() {
      assertThat(matches("a".repeat(20_000), "a(.*b)?")).hasSize(20_000);
    }
  }

  @Nested
  class Problems {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            (          | is no regular expression of RE2: missing closing )
            x(?=a)     | RE2 has no look-ahead, look-behind or back-reference
            (a)\\1     | RE2 has no look-ahead, look-behind or back-reference
            a{1001}    | is no regular expression of RE2: invalid repeat count
            (a{1,99}){1,99} | steps, more than 500
            ((a{1000}){1000}){1000} | repeats groups too often
            [a-～] | A range of characters must not end beyond
            (?i)[a-\\x{10ffff}] | A range of characters must not end beyond
            \\x{1c80}  | A range of characters must not end beyond
            a*         | The pattern matches nothing at all too
            ^$         | The pattern matches nothing at all too
            """)
    void are_told_in_a_sentence(String pattern, String sentence) {
      assertThat(CustomRule.problem(pattern).orElseThrow().message()).contains(sentence);
    }

    @Test
    void are_told_with_their_place() {
      assertThat(CustomRule.problem("abc[z-a]").orElseThrow().at()).isEqualTo(4);
      assertThat(CustomRule.problem("(a)[(]\\((b([0-9]{6}").orElseThrow().at()).isEqualTo(10);
      assertThat(CustomRule.problem("ticket-([0-9]{6}").orElseThrow().at()).isEqualTo(7);
      assertThat(CustomRule.nameProblem("my rule").orElseThrow().at()).isEqualTo(2);
    }

    @Test
    void of_length() {
      assertThat(CustomRule.problem("")).isPresent();
      assertThat(CustomRule.problem("a".repeat(300))).isEmpty();
      assertThat(CustomRule.problem("a|".repeat(500) + "a").orElseThrow().message())
          .contains("longer than 1,000 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a b", "-a", "a-", "a--b", "1a", "ü", "a]b", "a:b"})
    void of_names(String name) {
      assertThat(CustomRule.nameProblem(name)).isPresent();
    }

    @Test
    void of_a_name_that_is_taken() {
      assertThat(CustomRule.nameProblem(RuleKind.all().getFirst().kind()).orElseThrow().message())
          .contains("A rule of Sage's own has this name");
      assertThat(CustomRule.nameProblem("ticket-2")).isEmpty();
    }

    @Test
    void make_no_rule() {
      assertThatThrownBy(() -> new CustomRule("a", "b*", false)).hasMessageContaining(NOTHING);
      var rule = new CustomRule("a", "b", false);
      assertThatThrownBy(() -> new CustomRules(List.of(rule, rule), Set.of()))
          .hasMessageContaining("Two rules have the name a");
    }

    @Test
    void of_any_text_are_told_without_an_exception() {
      var random = new SplittableRandom(11);
      var alphabet = "ab(){}[]|*+?\\^$.,-:!<>=0129pPQE\ud83d\ude00ü\n";
      for (int round = 0; round < 3_000; round++) {
        var pattern = new StringBuilder();
        for (int i = random.nextInt(20); i >= 0; i--) {
          pattern.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        var problem = CustomRule.problem(pattern.toString());

        assertThat(problem.map(CustomRule.Problem::message).orElse("fine")).isNotBlank();
      }
    }
  }
}
