package dev.sage.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rows of 20 pixels in a room of 100. */
class RowWindowTest {
  private final RowWindow window = new RowWindow(20);

  RowWindowTest() {
    window.height(100);
  }

  @Test
  void shows_nothing_of_nothing() {
    assertThat(window.first()).isZero();
    assertThat(window.end()).isZero();
    assertThat(window.most()).isZero();
    assertThat(window.atEnd()).isTrue();
  }

  @Test
  void shows_fewer_rows_than_there_is_room_for_from_the_top() {
    window.size(3);
    window.top(50);
    assertThat(window.top()).isZero();
  }

  @Test
  void shows_a_million_rows_to_the_pixel() {
    window.size(1_000_000);
    window.toTop(999_999);
    assertThat(window.top()).isEqualTo(1_000_000 * 20.0 - 100);
    assertThat(window.first()).isEqualTo(999_995);
    assertThat(window.end()).isEqualTo(1_000_000);
    assertThat(window.y(999_995)).isZero();
    assertThat(window.atEnd()).isTrue();
  }

  @Test
  void counts_a_row_of_which_a_part_is_in_sight() {
    window.size(100);
    window.top(30);
    assertThat(window.first()).isEqualTo(1);
    assertThat(window.end()).isEqualTo(7);
    assertThat(window.shows(1)).isFalse();
    assertThat(window.shows(2)).isTrue();
    assertThat(window.shows(5)).isTrue();
    assertThat(window.shows(6)).isFalse();
    assertThat(window.at(0)).isEqualTo(1);
    assertThat(window.at(10)).isEqualTo(2);
  }

  @Test
  void moves_as_little_as_it_takes() {
    window.size(100);
    window.reveal(3);
    assertThat(window.top()).isZero();
    window.reveal(7);
    assertThat(window.top()).isEqualTo(60);
    window.reveal(2);
    assertThat(window.top()).isEqualTo(40);
  }

  @Test
  void stays_where_it_is_when_rows_are_added_and_within_them_when_they_go() {
    window.size(100);
    window.toTop(50);
    window.size(200);
    assertThat(window.first()).isEqualTo(50);
    window.size(20);
    assertThat(window.end()).isEqualTo(20);
    assertThat(window.atEnd()).isTrue();
  }

  @Test
  void goes_by_whole_rows() {
    assertThat(window.page()).isEqualTo(5);
    window.height(109);
    assertThat(window.page()).isEqualTo(5);
    window.height(3);
    assertThat(window.page()).isEqualTo(1);
  }
}
