package dev.sage.console.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Lines that are too long for an editor. */
class FoldedTest {
  @Test
  void a_text_of_ordinary_lines_is_shown_as_it_is() {
    Folded folded = Folded.of("one\ntwo");
    assertThat(folded.isBroken()).isFalse();
    assertThat(folded.text()).isEqualTo("one\ntwo");
    assertThat(folded.shown(5)).isEqualTo(5);
  }

  @Test
  void a_long_line_is_broken_and_every_offset_leads_there_and_back() {
    String text = "short\n" + "0123456789".repeat(1_000) + "\nend";
    Folded folded = Folded.of(text);
    assertThat(folded.isBroken()).isTrue();
    assertThat(folded.text().lines()).allMatch(line -> line.length() <= Folded.LONGEST);
    for (int at = 0; at < text.length(); at++) {
      int shown = folded.shown(at);
      assertThat(folded.text().charAt(shown)).isEqualTo(text.charAt(at));
      assertThat(folded.original(shown)).isEqualTo(at);
    }
  }

  @Test
  void a_surrogate_pair_is_not_broken() {
    Folded folded = Folded.of("a" + "😀".repeat(3_000));
    assertThat(folded.text().lines())
        .allMatch(
            line ->
                line.equals(
                    new String(
                        line.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.UTF_8)));
  }
}
