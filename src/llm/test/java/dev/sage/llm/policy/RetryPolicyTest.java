package dev.sage.llm.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.policy.RetryPolicy.Decision;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPolicyTest {

  private static final RetryPolicy POLICY = RetryPolicy.DEFAULT.withMaxAttempts(20);

  private final Random random = new Random(1);

  @ParameterizedTest
  @EnumSource(Kind.class)
  void only_retryable_kinds_are_tried_again(Kind kind) {
    assertThat(decide(error(kind), 1) instanceof Decision.Again).isEqualTo(kind.retryable());
  }

  @Test
  void the_wait_is_random_below_a_ceiling_that_doubles_up_to_8_seconds() {
    for (int attempt = 1; attempt < 20; attempt++) {
      var ceiling = Duration.ofMillis(Math.min(8000, 500L << Math.min(10, attempt - 1)));
      for (int i = 0; i < 50; i++) {
        var again = (Decision.Again) decide(error(Kind.SERVER_ERROR), attempt);

        assertThat(again.delay()).isBetween(Duration.ZERO, ceiling);
      }
    }
  }

  @Test
  void the_last_attempt_is_the_last() {
    assertThat(RetryPolicy.DEFAULT.decide(error(Kind.SERVER_ERROR), 3, null, random))
        .isInstanceOf(Decision.GiveUp.class);
    assertThat(RetryPolicy.NEVER.decide(error(Kind.SERVER_ERROR), 1, null, random))
        .isInstanceOf(Decision.GiveUp.class);
  }

  @Test
  void retry_after_is_obeyed_up_to_60_seconds() {
    assertThat(decide(error(Kind.RATE_LIMITED).withRetryAfter(Duration.ofSeconds(60)), 1))
        .isEqualTo(new Decision.Again(Duration.ofSeconds(60)));
    assertThat(decide(error(Kind.RATE_LIMITED).withRetryAfter(Duration.ofSeconds(61)), 1))
        .isEqualTo(new Decision.TooLong(Duration.ofSeconds(61)));
    assertThat(decide(error(Kind.RATE_LIMITED).withRetryAfter(Duration.ZERO), 1))
        .isInstanceOf(Decision.Again.class);
  }

  @Test
  void the_providers_word_goes_before_the_kinds_but_not_for_billing() {
    assertThat(POLICY.decide(error(Kind.INVALID_REQUEST), 1, true, random))
        .isInstanceOf(Decision.Again.class);
    assertThat(POLICY.decide(error(Kind.SERVER_ERROR), 1, false, random))
        .isInstanceOf(Decision.GiveUp.class);
    for (var kind : List.of(Kind.BILLING, Kind.CANCELLED)) {
      assertThat(POLICY.decide(error(kind), 1, true, random)).isInstanceOf(Decision.GiveUp.class);
    }
  }

  @Test
  void what_a_retry_can_not_help_is_left() {
    assertThat(decide(error(Kind.TIMEOUT).at("body", "total"), 1))
        .isInstanceOf(Decision.GiveUp.class);
    assertThat(decide(error(Kind.CONNECT_FAILED).at("connect", "tls"), 1))
        .isInstanceOf(Decision.GiveUp.class);
    assertThat(decide(error(Kind.BAD_RESPONSE), 1)).isInstanceOf(Decision.Again.class);
    assertThat(decide(error(Kind.BAD_RESPONSE), 2)).isInstanceOf(Decision.GiveUp.class);
  }

  @Test
  void a_policy_that_makes_no_sense_is_refused() {
    assertThatThrownBy(() -> POLICY.withMaxAttempts(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was 0");
    assertThatThrownBy(
            () -> new RetryPolicy(1, Duration.ZERO, 0.5, Duration.ZERO, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was 0.5");
  }

  private Decision decide(LlmError error, int attempt) {
    return POLICY.decide(error, attempt, null, random);
  }

  private static LlmError error(Kind kind) {
    return LlmError.of(kind, "p", "m", "It failed.");
  }
}
