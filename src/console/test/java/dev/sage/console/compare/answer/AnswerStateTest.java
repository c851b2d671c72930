package dev.sage.console.compare.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.control.StatusIcon;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A picture has one meaning, and a state one picture. */
class AnswerStateTest {
  @Test
  void no_two_states_share_a_picture() {
    assertThat(Arrays.stream(AnswerState.values()).map(AnswerState::icon)).doesNotHaveDuplicates();
  }

  @Test
  void a_stream_that_broke_off_is_no_failure_of_another_kind() {
    assertThat(AnswerState.of(AnswerStatus.FAILED, "", true)).isEqualTo(AnswerState.TRUNCATED);
    assertThat(AnswerState.of(AnswerStatus.FAILED, "", false)).isEqualTo(AnswerState.FAILED);
  }

  @Test
  void an_answer_that_a_limit_cut_is_told_from_one_that_fails_a_check() {
    assertThat(AnswerState.of(AnswerStatus.COMPLETE, "length", false)).isEqualTo(AnswerState.ODD);
    assertThat(AnswerState.of(AnswerStatus.COMPLETE, "stop", false))
        .isEqualTo(AnswerState.COMPLETE);
    assertThat(AnswerState.UNFIT.icon()).isEqualTo(StatusIcon.State.UNFIT);
    assertThat(AnswerState.UNCHECKED.icon()).isNotEqualTo(AnswerState.ODD.icon());
  }
}
