package dev.sage.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Every character is ten pixels wide. */
class EllipsisTest {
  private final Ellipsis ellipsis = new Ellipsis(codePoint -> 10);

  @Test
  void keeps_what_has_room() {
    assertThat(ellipsis.fit("", 0)).isEmpty();
    assertThat(ellipsis.fit("abc", 30)).isEqualTo("abc");
  }

  @Test
  void says_that_something_is_cut() {
    assertThat(ellipsis.fit("abcd", 30)).isEqualTo("ab…");
    assertThat(ellipsis.fit("ab cd", 40)).isEqualTo("ab…");
    assertThat(ellipsis.fit("abcd", 5)).isEqualTo("…");
  }

  @Test
  void keeps_the_end_where_that_is_asked_for() {
    assertThat(ellipsis.fitEnd("abc", 30)).isEqualTo("abc");
    assertThat(ellipsis.fitEnd("abcd", 30)).isEqualTo("…cd");
    assertThat(ellipsis.fitEnd("ab cd", 40)).isEqualTo("…cd");
    assertThat(ellipsis.fitEnd("abcd", 5)).isEqualTo("…");
    assertThat(ellipsis.fitEnd("😀😀😀a", 30)).isEqualTo("…😀a");
  }

  @Test
  void never_halves_a_character() {
    assertThat(ellipsis.fit("a😀😀😀", 30)).isEqualTo("a😀…");
  }
}
