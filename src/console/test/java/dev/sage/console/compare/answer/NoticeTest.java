package dev.sage.console.compare.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.LlmError;
import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.RateLimits;
import dev.sage.llm.StreamEvent;
import dev.sage.llm.Timings;
import dev.sage.llm.Usage;
import dev.sage.workbench.compare.CellState;
import dev.sage.workbench.compare.CellStatus;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A column that waits says for what. */
class NoticeTest {

  private static final StreamEvent.Retrying RETRY =
      new StreamEvent.Retrying(
          1, Duration.ofSeconds(7), LlmError.of(Kind.RATE_LIMITED, "a", "m", "Slow down."));

  private static final StreamEvent.Started BEGUN =
      new StreamEvent.Started(
          "id", null, null, "a", "m", 200, Map.of(), RateLimits.UNKNOWN, Duration.ZERO, false);

  private static CellState state(
      List<StreamEvent.Retrying> retries, List<StreamEvent.Warning> warnings) {
    return new CellState(
        CellStatus.ASKING,
        BEGUN,
        1,
        retries,
        warnings,
        0,
        0,
        0,
        0,
        0,
        null,
        null,
        Usage.UNKNOWN,
        Timings.NONE,
        null);
  }

  @Test
  void a_retry_says_what_failed_and_how_long_it_waits() {
    assertThat(Notice.of(state(List.of(RETRY), List.of())))
        .isEqualTo("Attempt 1 failed (rate limited). Trying again after 7.00 s…");
  }

  @Test
  void a_turn_that_has_not_come_is_told_in_the_words_of_the_warning() {
    var turn = new StreamEvent.Warning("rate_limit_wait", "The limit is used up.");

    assertThat(Notice.of(state(List.of(RETRY), List.of(turn)))).isEqualTo("The limit is used up.");
  }

  @Test
  void other_warnings_are_no_wait() {
    var dropped = new StreamEvent.Warning("option_dropped", "Without the seed.");

    assertThat(Notice.of(state(List.of(), List.of(dropped)))).isEmpty();
    assertThat(Notice.of(state(List.of(), List.of()))).isEmpty();
  }
}
