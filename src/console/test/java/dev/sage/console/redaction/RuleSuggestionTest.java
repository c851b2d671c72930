package dev.sage.console.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.CustomRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that are made from an example. */
class RuleSuggestionTest {
  @ParameterizedTest
  @CsvSource({
    "TICKET-482913, TICKET-[0-9]{6}",
    "cust_8f3a91, cust_[A-Za-z0-9]{6}",
    "12.07.1983, [0-9]{2}\\.[0-9]{2}\\.[0-9]{4}",
    "ACME, ACME",
  })
  void the_beginning_stays_and_what_varies_becomes_a_class(String example, String pattern) {
    assertThat(RuleSuggestion.pattern(example)).isEqualTo(pattern);
    assertThat(CustomRule.problem(pattern)).isEmpty();
  }

  @Test
  void the_name_is_one_that_no_rule_has() {
    List<CustomRule> rules = List.of(new CustomRule("ticket", "x", false));
    assertThat(RuleSuggestion.name("TICKET-482913", rules)).isEqualTo("ticket-2");
    assertThat(RuleSuggestion.name("12.07.1983", rules)).isEqualTo("own-rule");
  }
}
