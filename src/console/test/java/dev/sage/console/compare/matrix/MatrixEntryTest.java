package dev.sage.console.compare.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.compare.answer.AnswerState;
import dev.sage.console.compare.answer.AnswerStatus;
import org.junit.jupiter.api.Test;

/** A cell stands as its call does, and then as its checks do. */
class MatrixEntryTest {
  @Test
  void a_failed_check_is_no_failed_call() {
    assertThat(complete(Mark.FAILED).state()).isEqualTo(AnswerState.UNFIT);
    assertThat(complete(Mark.UNKNOWN).state()).isEqualTo(AnswerState.UNCHECKED);
    assertThat(complete(Mark.PASSED).state()).isEqualTo(AnswerState.COMPLETE);
    assertThat(ended(AnswerStatus.FAILED, AnswerState.TRUNCATED, Mark.NONE).state())
        .isEqualTo(AnswerState.TRUNCATED);
  }

  @Test
  void what_was_never_asked_cost_nothing() {
    assertThat(MatrixEntry.MISSING.charged()).isFalse();
    assertThat(ended(AnswerStatus.NOT_RUN, AnswerState.STOPPED, Mark.NONE).charged()).isFalse();
    assertThat(complete(Mark.NONE).charged()).isTrue();
  }

  private static MatrixEntry complete(Mark mark) {
    return ended(AnswerStatus.COMPLETE, AnswerState.COMPLETE, mark);
  }

  private static MatrixEntry ended(AnswerStatus status, AnswerState ending, Mark mark) {
    return new MatrixEntry("call", status, ending, "", Double.NaN, Double.NaN, null, mark, "");
  }
}
