package dev.sage.workbench.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEstimateTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0, 0",
    "a, 1, 1",
    "The quick brown fox jumps over the lazy dog., 8, 12",
    "Быстрая коричневая лиса прыгает через ленивую собаку., 15, 27",
    "素早い茶色の狐がのろまな犬を飛び越える。, 14, 26",
    "12345678, 2, 5"
  })
  void is_near_what_tokenizers_count(String text, long least, long most) {
    assertThat(TokenEstimate.of(text)).isBetween(least, most);
  }

  @Test
  void grows_with_the_text() {
    MadeUpPrompts.many(200)
        .map(Prompt::tools)
        .forEach(
            text ->
                assertThat(TokenEstimate.of(text + "more"))
                    .isGreaterThanOrEqualTo(TokenEstimate.of(text)));
  }

  @Test
  void counts_turns_with_their_values_tools_and_schema() {
    Prompt bare =
        Prompt.blank(List.of(Column.of("a/b"))).withTurns(List.of(new Turn.User("{{x}}")));
    long small = TokenEstimate.of(bare.withValues(Map.of("x", "a")));
    assertThat(TokenEstimate.of(bare.withValues(Map.of("x", "a".repeat(4_000)))))
        .isGreaterThan(small + 500);
    assertThat(TokenEstimate.of(bare.withTools("[{\"name\": \"f\"}]")))
        .isGreaterThan(TokenEstimate.of(bare));
  }
}
