package dev.sage.console.compare.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.console.control.LogLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FencedTextTest {
  private static final String ANSWER = "Look:\n```sh\nls -l\n``\n```\nDone `x` ```y``` .";

  private final List<String> pieces = new ArrayList<>();
  private final FencedText fenced =
      new FencedText((piece, style) -> pieces.add(mark(style) + piece));

  private static String mark(LogLine.Style style) {
    return style == LogLine.Style.MONO ? "#" : "";
  }

  @Test
  void tells_code_from_prose() {
    fenced.add(ANSWER, true);
    assertThat(pieces).containsExactly("Look:\n", "#```sh\nls -l\n``\n```\n", "Done `x` ```y``` .");
  }

  @Test
  void says_the_same_however_the_text_is_cut() {
    for (int i = 0; i < ANSWER.length(); i++) {
      fenced.add(ANSWER.substring(i, i + 1), false);
    }
    fenced.add("", true);
    StringBuilder joined = new StringBuilder();
    boolean code = false;
    for (String piece : pieces) {
      boolean mono = piece.startsWith("#");
      joined.append(mono == code ? "" : "|").append(mono ? piece.substring(1) : piece);
      code = mono;
    }
    assertThat(joined).hasToString("Look:\n|```sh\nls -l\n``\n```\n|Done `x` ```y``` .");
  }

  @Test
  void passes_prose_on_at_once() {
    fenced.add("Good mor", false);
    fenced.add("ning", false);
    assertThat(pieces).containsExactly("Good mor", "ning");
  }

  @Test
  void holds_back_what_may_become_a_fence() {
    fenced.add("a\n``", false);
    assertThat(pieces).containsExactly("a\n");
    fenced.add("x", false);
    assertThat(pieces).containsExactly("a\n", "``x");
  }
}
