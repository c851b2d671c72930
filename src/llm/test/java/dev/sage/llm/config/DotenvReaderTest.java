package dev.sage.llm.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a {@code .env} file means. */
class DotenvReaderTest {

  private static String read(String text) {
    return DotenvReader.read(text).entries().stream()
        .map(
            entry -> entry.line() + ":" + entry.column() + " " + entry.name() + "=" + entry.value())
        .collect(Collectors.joining("|"));
  }

  private static String faults(String text) {
    return DotenvReader.read(text).faults().stream()
        .map(fault -> fault.code() + " " + fault.line() + ":" + fault.column())
        .collect(Collectors.joining("|"));
  }

  @Test
  void an_assignment_may_be_exported_and_have_space_round_it() {
    assertThat(read("A=1\n  export B = 2 \n\tC=\nD.e-f=x"))
        .isEqualTo("1:1 A=1|2:10 B=2|3:2 C=|4:1 D.e-f=x");
  }

  @Test
  void lines_end_as_they_like() {
    assertThat(read("A=1\r\nB=2\rC=3\n")).isEqualTo("1:1 A=1|2:1 B=2|3:1 C=3");
  }

  @Test
  void a_comment_begins_a_line_or_stands_behind_space() {
    assertThat(read("# c\n\n  # c\nA=a#b # c\nB=#b\nC= # c\nD='a' # c\nE=\"a\"# c"))
        .isEqualTo("4:1 A=a#b|5:1 B=#b|6:1 C=|7:1 D=a|8:1 E=a");
  }

  @Test
  void double_quotes_have_escapes_and_lines_single_ones_neither() {
    assertThat(read("A=\"a\\n\\r\\t\\\"\\\\\\$\\x\"\nB='a\\n'\nC=\"1\n2 # no comment\n3\"\nD=4"))
        .isEqualTo("1:1 A=a\n\r\t\"\\$\\x|2:1 B=a\\n|3:1 C=1\n2 # no comment\n3|6:1 D=4");
  }

  @Test
  void a_backslash_at_the_end_of_a_line_is_one() {
    assertThat(read("A=\"one\\\ntwo\"")).isEqualTo("1:1 A=one\\\ntwo");
  }

  @Test
  void what_is_no_assignment_is_told_and_the_rest_is_read() {
    var text = "A\n=b\n1A=b\nA B=c\nB='x\nC='x'y\nD=\"x\nE=5\n";
    assertThat(read(text)).isEqualTo("8:1 E=5");
    assertThat(faults(text))
        .isEqualTo(
            "DOTENV_SYNTAX 1:1|DOTENV_SYNTAX 2:1|DOTENV_SYNTAX 3:1|DOTENV_SYNTAX 4:1"
                + "|DOTENV_SYNTAX 5:3|DOTENV_SYNTAX 6:6|DOTENV_SYNTAX 7:3");
  }

  @Test
  void something_behind_the_quotes_of_several_lines_is_told_where_it_is() {
    assertThat(faults("A=\"1\n2\" x\nB=1")).isEqualTo("DOTENV_SYNTAX 2:3");
    assertThat(read("A=\"1\n2\" x\nB=1")).isEqualTo("3:1 B=1");
  }

  @Test
  void a_long_name_is_one_unless_it_looks_like_a_key() {
    assertThat(read("THE_LONG_NAME_OF_A_VARIABLE=1\nthe_long_name_of_a_variable=2"))
        .isEqualTo("1:1 THE_LONG_NAME_OF_A_VARIABLE=1|2:1 the_long_name_of_a_variable=2");
    assertThat(read("The_long_name_of_a_variable=1"))
        .isEqualTo("1:1 The_long_name_of_a_variable=1");
    assertThat(read("aB3dE5gH7jK9mN1pQ3sT5=")).isEmpty();
    assertThat(faults("aB3dE5gH7jK9mN1pQ3sT5=")).isEqualTo("DOTENV_SYNTAX 1:1");
  }

  @Test
  void the_later_of_two_counts() {
    assertThat(read("A=1\nB=2\nA=3")).isEqualTo("2:1 B=2|3:1 A=3");
    assertThat(faults("A=1\nB=2\nA=3")).isEqualTo("DOTENV_DUPLICATE 3:1");
  }

  @Test
  void nothing_is_expanded_which_is_told() {
    assertThat(read("A=${B}\nC=\"$(d)\"\nE='${F}'\nG=`h`\nI=$J"))
        .isEqualTo("1:1 A=${B}|2:1 C=$(d)|3:1 E=${F}|4:1 G=`h`|5:1 I=$J");
    assertThat(faults("A=${B}\nC=\"$(d)\"\nE='${F}'\nG=`h`\nI=$J"))
        .isEqualTo("DOTENV_EXPANSION 1:1|DOTENV_EXPANSION 2:1|DOTENV_EXPANSION 4:1");
  }

  @Test
  void prints_no_value() {
    assertThat(DotenvReader.read("A=hush").toString()).doesNotContain("hush").contains("A");
  }
}
