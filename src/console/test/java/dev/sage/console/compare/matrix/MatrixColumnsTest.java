package dev.sage.console.compare.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatrixColumnsTest {
  private final MatrixColumns columns = new MatrixColumns();

  private void of(int count, double room) {
    columns.count(count);
    columns.room(room);
  }

  @Test
  void few_share_the_width_to_the_pixel() {
    of(3, 947);
    assertThat(columns.most()).isZero();
    assertThat(columns.x(0)).isEqualTo(columns.input());
    for (int i = 0; i < 2; i++) {
      assertThat(columns.x(i) + columns.width(i)).isEqualTo(columns.x(i + 1));
      assertThat(columns.x(i)).isEqualTo(Math.rint(columns.x(i)));
    }
    assertThat(columns.x(2) + columns.width(2)).isEqualTo(947);
  }

  @Test
  void many_have_their_least_width_and_are_reached_by_moving_them() {
    of(50, 960);
    assertThat(columns.width(7)).isEqualTo(MatrixColumns.LEAST);
    assertThat(columns.first()).isZero();
    assertThat(columns.end()).isEqualTo(7);
    columns.offset(Double.MAX_VALUE);
    assertThat(columns.x(49) + columns.width(49)).isEqualTo(960);
    assertThat(columns.first()).isEqualTo(43);
    assertThat(columns.end()).isEqualTo(50);
  }

  @Test
  void the_current_one_is_brought_into_sight_by_the_least_move() {
    of(50, 960);
    columns.current(8);
    columns.reveal();
    assertThat(columns.x(8) + columns.width(8)).isEqualTo(960);
    columns.current(7);
    columns.reveal();
    assertThat(columns.x(8) + columns.width(8)).isEqualTo(960);
    columns.current(0);
    columns.reveal();
    assertThat(columns.offset()).isZero();
  }

  @Test
  void a_place_belongs_to_the_column_that_is_there_and_the_inputs_stay() {
    of(50, 960);
    columns.offset(300);
    assertThat(columns.at(119)).isEqualTo(MatrixColumns.INPUT);
    assertThat(columns.at(120)).isEqualTo(2);
    assertThat(columns.at(959)).isEqualTo(9);
  }

  @Test
  void there_are_always_more_places_than_columns_in_sight() {
    for (double room = 100; room < 2_000; room += 7) {
      of(50, room);
      for (double offset = 0; offset < 6_000; offset += 53) {
        columns.offset(offset);
        assertThat(columns.end() - columns.first()).isLessThanOrEqualTo(columns.slots());
      }
    }
  }

  @Test
  void more_room_leaves_no_gap_at_the_right() {
    of(20, 700);
    columns.offset(Double.MAX_VALUE);
    columns.room(1_300);
    assertThat(columns.x(19) + columns.width(19)).isEqualTo(1_300);
  }

  @Test
  void letters_go_on_after_z() {
    assertThat(MatrixHead.letter(0)).isEqualTo("A");
    assertThat(MatrixHead.letter(25)).isEqualTo("Z");
    assertThat(MatrixHead.letter(26)).isEqualTo("AA");
    assertThat(MatrixHead.letter(49)).isEqualTo("AX");
  }
}
