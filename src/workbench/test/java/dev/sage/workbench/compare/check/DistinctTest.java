package dev.sage.workbench.compare.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DistinctTest {
  @Test
  void groups_answers_that_are_equal_but_for_white_space_at_their_ends() {
    Distinct distinct = Distinct.of(List.of("Yes.", "No.", " Yes.\n", "yes.", "No.\r\n"));
    assertThat(distinct.count()).isEqualTo(3);
    assertThat(distinct.groups())
        .extracting(Distinct.Group::places)
        .containsExactly(List.of(0, 2), List.of(1, 4), List.of(3));
    assertThat(distinct.groupOf(4)).isEqualTo(1);
    assertThat(distinct.groupOf(9)).isEqualTo(-1);
  }

  @Test
  void has_no_groups_of_no_answers() {
    assertThat(Distinct.of(List.of()).count()).isZero();
  }
}
