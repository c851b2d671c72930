package dev.sage.workbench.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DotenvEditTest {

  @Test
  void a_variable_is_added_at_the_end() {
    assertThat(DotenvEdit.set("", "A", "1")).isEqualTo("A=1\n");
    assertThat(DotenvEdit.set("# mine\nB=2", "A", "1")).isEqualTo("# mine\nB=2\nA=1\n");
    assertThat(DotenvEdit.set("B=2\r\n", "A", "1")).isEqualTo("B=2\r\nA=1\r\n");
  }

  @Test
  void the_last_line_of_a_variable_is_changed_and_all_others_stay() {
    assertThat(DotenvEdit.set("A=0\nexport A = \"x\" # old\nAB=3\n", "A", "1"))
        .isEqualTo("A=0\nexport A=1\nAB=3\n");
    assertThat(DotenvEdit.set("#A=0\n", "A", "1")).isEqualTo("#A=0\nA=1\n");
  }

  @Test
  void a_value_is_quoted_where_a_reader_would_take_it_apart() {
    assertThat(DotenvEdit.set("", "A", "a b#c$d")).isEqualTo("A='a b#c$d'\n");
    assertThat(DotenvEdit.set("", "A", "it's \"so\"")).isEqualTo("A=\"it's \\\"so\\\"\"\n");
  }
}
