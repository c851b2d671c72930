package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactCommandTest {

  private static final String KEY = "sk-proj-" + "a1B2c3D4e5".repeat(5);

  @TempDir Path folder;

  private CommandLineRun line() {
    return new CommandLineRun(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "7", "100000"})
  void a_text_comes_out_without_its_secrets(String piece) {
    var result = line().input("a " + KEY + " 😀\nb").sage("redact", "--stream", piece);

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).startsWith("a [").endsWith("] 😀\nb").doesNotContain(KEY);
  }

  @Test
  void equal_secrets_have_equal_placeholders_from_run_to_run() {
    assertThat(line().input(KEY).sage("redact").out())
        .isEqualTo(line().input(KEY).sage("redact", "--policy", "log").out())
        .startsWith("[");
  }

  @Test
  void nothing_in_is_nothing_out() {
    assertThat(line().input("").sage("redact").out()).isEmpty();
    assertThat(line().input("").sage("redact", "--jsonl").out()).isEmpty();
    assertThat(line().input("").sage("redact", "--json").json().path("text").asString()).isEmpty();
  }

  @Test
  void lines_keep_their_ids() {
    var result =
        line()
            .input("{\"id\":7,\"text\":\"plain\"}\n\n{\"id\":\"b\",\"text\":\"k " + KEY + "\"}\n")
            .sage("redact", "--jsonl");

    assertThat(result.exitCode()).isZero();
    assertThat(result.lines()).hasSize(2);
    assertThat(result.lines().getFirst().path("id").asInt()).isEqualTo(7);
    assertThat(result.lines().getFirst().path("text").asString()).isEqualTo("plain");
    assertThat(result.lines().getLast().path("text").asString()).startsWith("k [");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no-json-PRIVATE",
        "{\"id\":1}",
        "[\"PRIVATE\"]",
        "{\"text\":1,\"x\":\"PRIVATE\"}"
      })
  void a_line_that_is_none_ends_it_and_is_not_shown(String bad) {
    var result = line().input("{\"id\":1,\"text\":\"a\"}\n" + bad + "\n").sage("redact", "--jsonl");

    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out().lines()).hasSize(1);
    assertThat(result.err()).contains("Line 2 of the input").doesNotContain("PRIVATE");
  }

  @Test
  void bytes_that_are_no_utf8_are_told_with_their_line() {
    for (String[] command :
        new String[][] {{"redact"}, {"redact", "--json"}, {"redact", "--jsonl"}}) {
      var result = line().input(new byte[] {'\n', (byte) 0xff, '\n'}).sage(command);

      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("of the input is not UTF-8");
    }
  }

  @Test
  void wrong_use_is_told() {
    assertThat(line().sage("redact", "--stream", "0").exitCode()).isEqualTo(2);
    assertThat(line().sage("redact", "--json", "--jsonl").err()).contains("give one of them");
    assertThat(line().sage("redact", "--policy", "nowhere").exitCode()).isEqualTo(2);
  }

  @Test
  void a_broken_file_of_choices_is_told_and_the_redaction_goes_on() throws IOException {
    Files.writeString(folder.resolve("redaction.json"), "{\"version\": 1,");
    var result = line().input(KEY).sage("redact");

    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).contains("redaction.json, line 1");
    assertThat(result.out()).doesNotContain(KEY);
  }
}
