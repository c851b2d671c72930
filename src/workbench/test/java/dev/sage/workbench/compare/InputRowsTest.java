package dev.sage.workbench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InputRowsTest {

  @TempDir private Path folder;

  private InputRows read(String name, String text) throws IOException {
    return InputRows.read(Files.writeString(folder.resolve(name), text));
  }

  static Stream<Arguments> good() {
    return Stream.of(
        Arguments.of("plain.csv", "a,b\n1,2\n"),
        Arguments.of("crlf.csv", "a,b\r\n1,2\r\n"),
        Arguments.of("bom.csv", "\uFEFFa,b\n1,2"),
        Arguments.of("semicolon.csv", "a;b\n1;2\n"),
        Arguments.of("tab.tsv", "a\tb\n1\t2\n"),
        Arguments.of("quoted.csv", "\"a\",\"b\"\n\"1\",\"2\"\n"),
        Arguments.of("blank.csv", "a,b\n\n1,2\n\n"),
        Arguments.of("lines.jsonl", "{\"a\": \"1\", \"b\": 2}\n"),
        Arguments.of("blank.jsonl", "\n{\"a\": 1, \"b\": \"2\"}\n\n"),
        Arguments.of("unnamed", "{\"a\": 1, \"b\": \"2\"}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("good")
  void a_row_is_the_same_in_every_form(String name, String text) throws IOException {
    InputRows rows = read(name, text);

    assertThat(rows.source()).isEqualTo(name);
    assertThat(rows.names()).containsExactly("a", "b");
    assertThat(rows.rows()).containsExactly(Map.of("a", "1", "b", "2"));
  }

  @Test
  void a_quoted_field_has_quotes_separators_and_lines() throws IOException {
    InputRows rows = read("q.csv", "text,n\n\"say \"\"hi\"\",\nplease\",1\nplain,2\n");

    assertThat(rows.rows().getFirst()).containsEntry("text", "say \"hi\",\nplease");
    assertThat(rows.lines()).containsExactly(2, 4);
  }

  @Test
  void what_is_nested_has_its_path_for_a_name() throws IOException {
    InputRows rows =
        read("n.jsonl", "{\"user\": {\"name\": \"Ann\", \"tags\": [1, 2]}, \"gone\": null}");

    assertThat(rows.rows().getFirst())
        .containsEntry("user.name", "Ann")
        .containsEntry("user.tags", "[1,2]")
        .doesNotContainKey("gone");
  }

  static Stream<Arguments> bad() {
    String deep = "{\"a\":".repeat(60) + "1" + "}".repeat(60);
    return Stream.of(
        Arguments.of("empty.csv", "", "empty.csv is empty"),
        Arguments.of("blank.jsonl", "  \n \n", "blank.jsonl is empty"),
        Arguments.of("names.csv", "a,b\n", "names.csv has column names and no rows"),
        Arguments.of(
            "short.csv",
            "a,b\n1,2\n3\n",
            "short.csv, line 3 has 1 field where the first line names 2. Missing is \"b\""),
        Arguments.of(
            "long.csv",
            "a,b\n1,2,3\n",
            "long.csv, line 2 has 3 fields where the first line names 2"),
        Arguments.of("twice.csv", "a,a\n1,2\n", "twice.csv, line 1 names the column \"a\" twice"),
        Arguments.of("unnamed.csv", "a,\n1,2\n", "unnamed.csv, line 1: column 2 has no name"),
        Arguments.of("open.csv", "a,b\n1,\"2\n", "open.csv, line "),
        Arguments.of("array.jsonl", "{\"a\":1}\n[1]\n", "array.jsonl, line 2 is no object"),
        Arguments.of("cut.jsonl", "{\"a\":1}\n{\"a\":\n", "cut.jsonl, line 2 is no valid JSON"),
        Arguments.of("dup.jsonl", "{\"a\":1,\"a\":2}\n", "dup.jsonl, line 1 is no valid JSON"),
        Arguments.of("two.jsonl", "{\"a\":1} {\"a\":2}\n", "two.jsonl, line 1 is no valid JSON"),
        Arguments.of("deep.jsonl", deep, "deep.jsonl, line 1 is nested more than 32 levels"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void what_is_wrong_is_said_with_file_and_line(String name, String text, String message)
      throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);

    assertThatThrownBy(() -> InputRows.read(file))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void bytes_that_are_no_utf8_are_said_with_their_line() throws IOException {
    Path file = folder.resolve("latin.csv");
    Files.write(file, "name\nJosé\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> InputRows.read(file))
        .hasMessage(
            "latin.csv, line 2 is not UTF-8. Save the file as UTF-8, or convert it, with iconv say.");
  }

  @Test
  void a_file_that_is_not_there_and_too_many_rows_are_said() {
    assertThatThrownBy(() -> InputRows.read(folder.resolve("none.csv")))
        .hasMessageContaining("There is no file");
    assertThatThrownBy(() -> read("many.csv", "a\n" + "1\n".repeat(InputRows.MOST_ROWS + 1)))
        .hasMessageContaining("more than 100,000 rows");
  }

  @Test
  void a_file_that_is_too_large_is_refused_and_not_read() throws IOException {
    Path file = folder.resolve("large.csv");
    try (var sparse = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      sparse.write(ByteBuffer.wrap(new byte[] {'\n'}), 64L << 20);
    }

    assertThatThrownBy(() -> InputRows.read(file))
        .isInstanceOf(InputException.class)
        .hasMessage("large.csv is larger than 64 MiB. Split it, and run one part after the other.");
  }

  @Test
  void what_would_be_a_formula_or_a_script_elsewhere_is_text_here() throws IOException {
    String formula = "=cmd|'/C calc'!A0";
    String script = "<script>alert(1)</script>";
    InputRows csv = read("f.csv", "a,b\n" + formula + "," + script + "\n+1,@x\n");
    InputRows lines = read("f.jsonl", "{\"a\":\"" + formula + "\",\"b\":\"" + script + "\"}");

    assertThat(csv.rows())
        .containsExactly(Map.of("a", formula, "b", script), Map.of("a", "+1", "b", "@x"));
    assertThat(lines.rows()).containsExactly(Map.of("a", formula, "b", script));
  }

  @Test
  void names_and_excerpts_show_nothing_but_themselves() throws IOException {
    for (InputRows rows :
        List.of(
            read("\u202evsc.csv", "a\u202e\nb\u0007\u2066\n"),
            read("\u202elnosj.jsonl", "{\"a\\u202e\":\"b\\u0007\\u2066\"}"))) {
      assertThat(rows.source()).startsWith("·");
      assertThat(rows.names()).containsExactly("a·");
      assertThat(rows.excerpt(0)).isEqualTo("b··");
      // What is asked of a model stays as it was written.
      assertThat(rows.rows().getFirst()).containsEntry("a·", "b\u0007\u2066");
    }
    assertThatThrownBy(() -> read("\u202evsc.csv", "a\u202e,b\n1\n"))
        .hasMessageStartingWith("·vsc.csv, line 2");
  }

  @Test
  void what_a_prompt_lacks_is_named() throws IOException {
    InputRows rows = read("topics.jsonl", "{\"topic\": \"tides\"}\n{\"tone\": \"dry\"}\n");

    assertThat(rows.missing(Set.of("topic"), Map.of()))
        .get()
        .asString()
        .contains("topics.jsonl, line 2 has no value for {{topic}}");
    assertThat(rows.missing(Set.of("place"), Map.of()))
        .get()
        .asString()
        .contains("no column for {{place}}; it has topic, tone");
    assertThat(rows.missing(Set.of("place", "topic"), Map.of("place", "sea", "topic", "moss")))
        .isEmpty();
    assertThat(rows.covered(Set.of("topic", "place"))).containsExactly("topic");
  }
}
