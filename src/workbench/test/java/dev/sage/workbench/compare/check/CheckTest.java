package dev.sage.workbench.compare.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.prompt.Assertion;
import dev.sage.workbench.prompt.Assertion.Kind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          CONTAINS      | sky                | One\\nThe sky        | PASS  | line 2, character 5
          CONTAINS      | SKY                | the sky              | FAIL  | other capital letters
          CONTAINS      | sea                | the sky              | FAIL  | “sea” is not in
          CONTAINS      | ^^                 | the sky              | ERROR | has no text
          NOT_CONTAINS  | sea                | the sky              | PASS  | not in
          NOT_CONTAINS  | sky                | the sky              | FAIL  | character 5
          EQUALS        | yes                | ^  yes\\n^           | PASS  | is that text
          EQUALS        | yes, it is         | yes, it was          | FAIL  | “was” instead of “is”
          EQUALS        | yes                | yes and no           | FAIL  | should end
          EQUALS        | yes and no         | yes                  | FAIL  | should follow
          MATCHES       | [0-9]{4}           | in 1984              | PASS  | “1984” matches
          MATCHES       | [0-9]{5}           | in 1984              | FAIL  | Nothing in the answer
          MATCHES       | (?=x)              | x                    | ERROR | no regular expression
          MATCHES       | (((a{99}){99}){99} | x                    | ERROR | pattern
          JSON_SCHEMA   | {"type":"object"}  | {"a":1}              | PASS  | allows
          JSON_SCHEMA   | {"type":"object"}  | [1]                  | FAIL  | does not allow
          JSON_SCHEMA   | {"type":"object"}  | {"a":               | FAIL  | goes wrong at line 1
          JSON_SCHEMA   | {"type":"object"}  | ```json              | FAIL  | fence of code
          JSON_SCHEMA   | {"type":5}         | {}                   | ERROR | schema can't be used
          MAX_TOKENS    | 7                  | x                    | PASS  | 7 tokens
          MAX_TOKENS    | 6                  | x                    | FAIL  | limit is 6
          MAX_TOKENS    | six                | x                    | ERROR | no whole number
          MAX_LATENCY   | 2s                 | x                    | PASS  | 1.50 s
          MAX_LATENCY   | 1.5 s              | x                    | PASS  | 1.50 s
          MAX_LATENCY   | 800ms              | x                    | FAIL  | 1.50 s
          MAX_LATENCY   | soon               | x                    | ERROR | no time
          MAX_COST      | $0.01              | x                    | PASS  | $0.01
          MAX_COST      | 0.009              | x                    | FAIL  | limit is $0.009
          MAX_COST      | cheap              | x                    | ERROR | US dollars
          """)
  void says_whether_it_holds_and_where_it_does_not(
      Kind kind, String value, String answer, Verdict.Outcome outcome, String words) {
    Checked checked =
        new Checked(
            answer.replace("\\n", "\n"), true, Duration.ofMillis(1_500), new BigDecimal("0.01"), 7);
    Verdict verdict = Check.of(new Assertion(kind, value)).verdict(checked);
    assertThat(verdict.outcome()).as(verdict.words()).isEqualTo(outcome);
    assertThat(verdict.words()).contains(words).endsWith(".");
  }

  @Test
  void names_the_place_in_the_answer_that_the_schema_does_not_allow() {
    String schema =
        """
        {"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer"}},
         "required":["city"]}
        """;
    Verdict verdict =
        Check.of(new Assertion(Kind.JSON_SCHEMA, schema))
            .verdict(Checked.of("{\"city\":\"Bern\",\"days\":\"two\"}"));
    assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.FAIL);
    assertThat(verdict.words()).contains("days");
  }

  @Test
  void can_not_say_what_is_not_known() {
    for (Kind kind : new Kind[] {Kind.MAX_COST, Kind.MAX_LATENCY, Kind.MAX_TOKENS}) {
      assertThat(
              Check.of(new Assertion(kind, "1" + (kind == Kind.MAX_LATENCY ? "s" : "")))
                  .verdict(Checked.of("x"))
                  .outcome())
          .isEqualTo(Verdict.Outcome.ERROR);
    }
  }

  @Test
  void does_not_look_at_an_answer_that_is_not_complete() {
    Checked partial = new Checked("the sky", false, null, null, -1);
    assertThat(Check.of(new Assertion(Kind.CONTAINS, "sky")).verdict(partial).outcome())
        .isEqualTo(Verdict.Outcome.ERROR);
  }

  @Test
  void fills_variables_into_a_text_that_is_looked_for() {
    Check check = Check.of(new Assertion(Kind.CONTAINS, "{{city}}"), Map.of("city", "Bern"));
    assertThat(check.verdict(Checked.of("Rain in Bern")).passed()).isTrue();
  }

  @Test
  void matches_a_large_answer_without_backtracking() {
    String answer = "a".repeat(2_000_000);
    Check check = Check.of(new Assertion(Kind.MATCHES, "(a+)+b"));
    assertThat(check.verdict(Checked.of(answer)).outcome()).isEqualTo(Verdict.Outcome.FAIL);
  }
}
