package dev.sage.console.timeline.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TagTest {

  @Test
  void is_a_word_or_a_name_with_a_value() {
    assertThat(Tag.parse(" slow ")).contains(new Tag("slow", ""));
    assertThat(Tag.parse("topic = red apples=2")).contains(new Tag("topic", "red apples=2"));
    assertThat(new Tag("topic", "search").text()).isEqualTo("topic=search");
    assertThat(new Tag("slow", "").text()).isEqualTo("slow");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "=value", "two\nlines"})
  void is_not(String text) {
    assertThat(Tag.parse(text)).isEmpty();
  }

  @Test
  void is_no_note() {
    assertThat(Tag.parse("x".repeat(Tag.LONGEST))).isPresent();
    assertThat(Tag.parse("x".repeat(Tag.LONGEST + 1))).isEmpty();
  }
}
