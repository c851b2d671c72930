package dev.sage.llm.cost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.Usage;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which price a model has, and what is made of two files. */
class PricesTest {

  private static final Prices PRICES =
      prices(
          """
          {"providers": {
            "openai": {"snapshots": ["-YYYY-MM-DD"], "models": {
              "gpt-4.1": {"input": 2, "cacheRead": 0.5, "output": 8, "aliases": ["gpt-latest"]},
              "gpt-4.1-mini": {"input": 0.4, "output": 1.6},
              "gpt-4o": {"input": 2.5, "output": 10},
              "gpt-4o-2024-05-13": {"input": 5, "output": 15}}},
            "anthropic": {"snapshots": ["-YYYYMMDD"], "models": {
              "claude-sonnet-4-5": {"input": 3, "cacheRead": 0.3, "cacheWrite": 3.75,
                                    "cacheWriteHour": 6, "output": 15}}},
            "gemini": {"snapshots": ["-preview-MM-YYYY"], "models": {
              "gemini-2.5-flash": {"input": 0.3, "output": 2.5},
              "gemini-2.5-pro": {"input": 1.25, "output": 10,
                                 "tiers": [{"above": 200000, "input": 2.5, "output": 15}]}}},
            "night": {"models": {"owl": {"input": 1, "output": 2, "varies": true}}},
            "openrouter": {"reportedCost": {"field": "cost"}}}}
          """);

  private static Prices prices(String json) {
    return PriceFile.read("prices.json", json.getBytes(UTF_8));
  }

  private static Usage usage(@Nullable Long input, @Nullable Long output) {
    return new Usage(input, null, null, output, null, null);
  }

  private static Optional<BigDecimal> dollars(String amount) {
    return Optional.of(new BigDecimal(amount));
  }

  private static String found(String provider, String model) {
    return PRICES.price(provider, model).map(Price::model).orElse("");
  }

  @Nested
  class A_price_is_found {

    @ParameterizedTest
    @CsvSource({
      "openai, gpt-4.1, gpt-4.1",
      "openai, gpt-latest, gpt-4.1",
      "openai, gpt-4.1-2025-04-14, gpt-4.1",
      "openai, gpt-4.1-mini-2025-04-14, gpt-4.1-mini",
      "openai, gpt-4o-2024-08-06, gpt-4o",
      "openai, gpt-4o-2024-05-13, gpt-4o-2024-05-13",
      "openai-responses, gpt-4.1, gpt-4.1",
      "anthropic, claude-sonnet-4-5-20250929, claude-sonnet-4-5",
      "gemini-openai, gemini-2.5-flash-preview-09-2025, gemini-2.5-flash",
    })
    void by_name_alias_variant_and_date(String provider, String model, String expected) {
      assertThat(found(provider, model)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
      "openai, gpt-4.1-nano",
      "openai, gpt-4",
      "openai, gpt-4.1-2025",
      "openai, gpt-4.1-2025-13-01",
      "openai, gpt-4.1-2025-04-14-mini",
      "openai, gpt-4.1-20250414",
      "openai, GPT-4.1",
      "openai, -2025-04-14",
      "anthropic, claude-sonnet-4-5-2025-09-29",
      "gemini, gemini-2.5-flash-lite",
      "gemini, gemini-2.5-flash-preview",
      "ollama, gpt-4.1",
      "sim-openai, gpt-4.1",
      "azure, gpt-4.1",
      "nobody, gpt-4.1",
    })
    void never_by_a_part_of_the_name(String provider, String model) {
      assertThat(found(provider, model)).isEmpty();
      assertThat(PRICES.cost(provider, model, usage(1L, 1L))).isEmpty();
      assertThat(PRICES.estimate(provider, model, 1, 1)).isEmpty();
    }
  }

  @Nested
  class An_estimate {

    @Test
    void takes_the_dearest_that_input_can_become() {
      // 1,000,000 tokens written for an hour at 6, and 100,000 tokens at 15 a million.
      assertThat(PRICES.estimate("anthropic", "claude-sonnet-4-5", 1_000_000, 100_000))
          .isEqualTo(dollars("7.5"));
    }

    @ParameterizedTest
    @CsvSource({"200000, 0.25", "200001, 0.5000025"})
    void takes_the_tier_of_its_length(long input, String expected) {
      assertThat(PRICES.estimate("gemini", "gemini-2.5-pro", input, 0))
          .isEqualTo(dollars(expected));
    }

    @Test
    void is_there_where_the_cost_depends_on_the_hour() {
      assertThat(PRICES.estimate("night", "owl", 1_000_000, 1_000_000)).isEqualTo(dollars("3"));
      assertThat(PRICES.cost("night", "owl", usage(1L, 1L))).isEmpty();
    }

    @Test
    void of_negative_tokens_is_a_mistake() {
      assertThatThrownBy(() -> PRICES.estimate("openai", "gpt-4.1", -1, 0))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> PRICES.estimate("openai", "gpt-4.1", 0, -1))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void does_not_overflow() {
      assertThat(PRICES.estimate("openai", "gpt-4.1", Long.MAX_VALUE, Long.MAX_VALUE))
          .isEqualTo(dollars("92233720368547.75807"));
    }
  }

  @Nested
  class Overrides {

    private final Prices both =
        PRICES.withOverrides(
            prices(
                """
                {"date": "2026-11-24", "providers": {
                  "openai": {"models": {"gpt-4.1": {"input": 1, "output": 4},
                                        "gpt-latest-mini": {"input": 0, "output": 0}}},
                  "anthropic": {"models": {"mine": {"input": 1, "output": 1,
                                                    "aliases": ["claude-sonnet-4-5"]}}},
                  "ollama": {"models": {"llama3.2": {"input": 0, "output": 0}}},
                  "openai-responses": {"models": {"gpt-4o": {"input": 9, "output": 9}}}}}
                """));

    @Test
    void take_the_place_of_a_model_with_its_aliases_and_dates() {
      var usage = usage(1_000_000L, 0L);
      assertThat(both.cost("openai", "gpt-4.1", usage)).isEqualTo(dollars("1"));
      assertThat(both.cost("openai", "gpt-latest", usage)).isEqualTo(dollars("1"));
      assertThat(both.cost("openai", "gpt-4.1-2025-04-14", usage)).isEqualTo(dollars("1"));
      assertThat(both.cost("openai", "gpt-4.1-mini", usage)).isEqualTo(dollars("0.4"));
    }

    @Test
    void may_turn_a_model_into_an_alias() {
      assertThat(both.price("anthropic", "claude-sonnet-4-5").orElseThrow().model())
          .isEqualTo("mine");
    }

    @Test
    void may_give_a_local_server_a_price_also_none_at_all() {
      assertThat(both.cost("ollama", "llama3.2", usage(5L, 5L))).isEqualTo(dollars("0"));
    }

    @Test
    void of_a_variant_go_before_its_vendors() {
      var usage = usage(1_000_000L, 0L);
      assertThat(both.cost("openai-responses", "gpt-4o", usage)).isEqualTo(dollars("9"));
      assertThat(both.cost("openai-responses", "gpt-4.1", usage)).isEqualTo(dollars("1"));
      assertThat(both.cost("openai", "gpt-4o", usage)).isEqualTo(dollars("2.5"));
    }

    @Test
    void leave_what_they_came_from_as_it_was() {
      assertThat(PRICES.price("openai", "gpt-4.1").orElseThrow().rates().input()).isEqualTo("2");
      assertThat(PRICES.date()).isEmpty();
      assertThat(both.date()).hasToString("Optional[2026-11-24]");
    }
  }

  @Test
  void none_knows_no_price() {
    assertThat(Prices.none().price("openai", "gpt-4.1")).isEmpty();
    assertThat(Prices.none().providers()).isEmpty();
    assertThat(Prices.none().prices("openai")).isEmpty();
    assertThat(Prices.none().withOverrides(PRICES).price("openai", "gpt-4.1")).isPresent();
  }
}
