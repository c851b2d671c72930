package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterLanguageTest {

  private final FilterLanguage language =
      new FilterLanguage(
          new KnownValues(
              Map.of(
                  FilterField.PROVIDER,
                  List.of("anthropic", "openai", "openrouter"),
                  FilterField.MODEL,
                  List.of("a model", "gpt-4.1-mini"))));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~ | All calls.",
        "provider:openai status:failed gap>500ms OR http:429 | Calls to openai that failed, with a gap over 500 ms; or answered with HTTP 429.",
        "-status:failed | Calls except those that failed.",
        "provider:openai -(has:stall OR ttft>2s) | Calls to openai, except those either with a stall or whose first token took over 2 s.",
        "tokens>500 attempt<=1 | Calls with more than 500 output tokens, with at most 1 attempt.",
        "cost>=0.01 | Calls that cost at least $0.01.",
        "since:1h | Calls begun in the last 1 hour.",
        "before:2d | Calls begun more than 2 days ago.",
        "source:import | Calls that came from a file.",
        "\"red apple\" | Calls with “red apple” in the target or the answer.",
      })
  void a_filter_is_explained_in_one_sentence(String filter, String sentence) {
    assertThat(FilterLanguage.explain(filter)).isEqualTo(sentence);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "provider:openai colur:red | 16 | 25 | has no field",
        "ttf>2s | 0 | 6 | did you mean ttft",
        "a ttft>soon | 2 | 11 | 500ms or 2s",
        "status:faild | 0 | 12 | did you mean failed",
        "has:wings | 0 | 9 | knows reasoning",
        "a (b | 2 | 4 | without a closing",
        "a b) | 3 | 4 | without an opening",
        "a OR | 4 | 4 | on either side",
        "text:\"open | 5 | 10 | without a closing one",
        "cost>much | 0 | 9 | US dollars",
        "since:later | 0 | 11 | how long ago",
      })
  void nonsense_has_a_place_and_a_way_out(String filter, int from, int to, String words) {
    var problem = catchThrowableOfType(FilterProblem.class, () -> CallFilter.parse(filter));

    assertThat(problem.from()).isEqualTo(from);
    assertThat(problem.to()).isEqualTo(to);
    assertThat(problem).hasMessageContaining(words);
  }

  private List<String> suggested(String text) {
    return language.suggest(text, text.length()).stream().map(FilterSuggestion::text).toList();
  }

  @Test
  void fields_come_first_each_with_a_sentence() {
    assertThat(suggested("")).contains("provider:", "ttft>", "has:");
    assertThat(suggested("pro")).containsExactly("provider:");
    assertThat(suggested("a -sta")).containsExactly("status:", "stalls>");
    assertThat(language.suggest("ga", 2).getFirst().meaning()).contains("longest gap");
  }

  @Test
  void then_the_values_that_the_store_knows() {
    assertThat(suggested("provider:open")).containsExactly("openai", "openrouter");
    assertThat(suggested("model:mini")).containsExactly("gpt-4.1-mini");
    assertThat(suggested("model:a")).contains("\"a model\"");
    assertThat(suggested("status:f")).containsExactly("failed");
    assertThat(suggested("ttft>5")).containsExactly("5ms", "5s", "5m");
    assertThat(language.suggest("status:f", 8).getFirst().meaning())
        .isEqualTo("Calls that failed.");
  }

  @Test
  void a_suggestion_replaces_the_word_at_the_caret() {
    var suggestion = language.suggest("a pro b", 5).getFirst();

    assertThat(suggestion.applied("a pro b")).isEqualTo("a provider: b");
    assertThat(suggestion.caret()).isEqualTo(11);
  }
}
