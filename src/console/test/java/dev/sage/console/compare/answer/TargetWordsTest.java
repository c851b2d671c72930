package dev.sage.console.compare.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.control.Ellipsis;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every character is one pixel wide. */
class TargetWordsTest {
  @ParameterizedTest
  @CsvSource({
    "openai/gpt-5, 12, openai/gpt-5",
    "openai/gpt-5, 11, open…/gpt-5",
    "openai/gpt-5, 8, o…/gpt-5",
    "openai/gpt-5, 7, …/gpt-5",
    "openai/gpt-5, 6, …gpt-5",
    "openai/gpt-5, 4, …t-5",
    "openai/gpt-5, 1, …",
    "router/maker/model, 16, rou…/maker/model",
    "router/maker/model, 10, …ker/model",
    "half-typed, 5, …yped",
    "/model, 4, …del"
  })
  void cuts_the_provider_first_and_keeps_the_end_of_the_model(
      String target, double room, String shown) {
    assertThat(TargetWords.fit(target, room, new Ellipsis(codePoint -> 1))).isEqualTo(shown);
  }
}
