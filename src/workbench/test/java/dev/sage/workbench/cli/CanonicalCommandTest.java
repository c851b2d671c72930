package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sage canonical}. */
class CanonicalCommandTest {

  @TempDir Path folder;

  private CommandLineRun line() {
    return new CommandLineRun(folder.resolve("home"));
  }

  @Test
  void writes_the_canonical_form_with_nothing_behind_it() {
    var result = line().input(" {\"b\": 1.0, \"a\": \"\\u00e9\"}\n").sage("canonical");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo("{\"a\":\"é\",\"b\":1}");
  }

  @Test
  void writes_the_hash_of_a_file() throws Exception {
    Path file = Files.writeString(folder.resolve("in.json"), "{\"b\":1,\"a\":2}");

    assertThat(line().sage("canonical", "--hash", file.toString()).out())
        .isEqualTo("d3626ac30a87e6f7a6428233b3c68299976865fa5508e4267c5415c76af7a772\n");
  }

  @Test
  void says_where_the_input_breaks() throws Exception {
    var notJson = line().input("{\"a\":}").sage("canonical");
    assertThat(notJson.exitCode()).isEqualTo(2);
    assertThat(notJson.out()).isEmpty();
    assertThat(notJson.err()).contains("The input has no canonical form").contains("at byte 5");

    Path twice = Files.writeString(folder.resolve("twice.json"), "{\"a\":1,\"a\":2}");
    assertThat(line().sage("canonical", twice.toString()).err())
        .contains(twice.toString())
        .contains("twice");

    assertThat(line().sage("canonical", folder.resolve("none.json").toString()).exitCode())
        .isEqualTo(2);
  }
}
