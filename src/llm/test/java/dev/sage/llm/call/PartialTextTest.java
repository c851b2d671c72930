package dev.sage.llm.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartialTextTest {

  @Test
  void is_all_that_came_however_much() {
    var text = new PartialText();
    var expected = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append("é" + i);
      expected.append("é").append(i);
    }
    assertThat(text).hasToString(expected.toString());

    text.append("x".repeat(100_000));
    assertThat(text).hasToString(expected + "x".repeat(100_000));
  }

  @Test
  void is_empty_at_first_and_when_cleared() {
    var text = new PartialText();
    assertThat(text).hasToString("");

    text.append("some");
    text.clear();
    assertThat(text).hasToString("");
  }
}
