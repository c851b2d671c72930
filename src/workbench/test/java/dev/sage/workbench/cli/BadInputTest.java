package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.cli.CommandLineRun.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a person can get wrong is answered with a sentence, a fix, and the right exit code. */
class BadInputTest {

  @TempDir Path folder;
  private CommandLineRun line;

  @BeforeEach
  void line() {
    line = new CommandLineRun(folder.resolve("home"));
  }

  private static void refused(Result result, int exitCode, String... said) {
    assertThat(result.exitCode()).as(result.err()).isEqualTo(exitCode);
    assertThat(result.err())
        .startsWith("sage: ")
        .contains(said)
        .doesNotContain("\tat ", "Exception");
  }

  @Test
  void unknown_provider() {
    refused(line.sage("run", "-m", "opnai/gpt", "-p", "Hi"), 2, "\"openai\"");
  }

  @Test
  void unknown_model() {
    refused(line.sage("run", "-m", "sim-openai/nosuch", "-p", "Hi"), 1, "nosuch", "model");
  }

  @Test
  void model_without_provider() {
    refused(line.sage("run", "-m", "clean", "-p", "Hi"), 2, "provider/model");
  }

  @Test
  void missing_key() {
    refused(line.sage("run", "-m", "openai/gpt-4.1", "-p", "Hi"), 2, "OPENAI_API_KEY");
  }

  @Test
  void bad_base_url() {
    line.with("OPENAI_API_KEY", "sk-test-0123456789abcdef").with("OPENAI_BASE_URL", "ftp://x");
    refused(line.sage("run", "-m", "openai/gpt-4.1", "-p", "Hi"), 2, "OPENAI_BASE_URL", "http");
  }

  @Test
  void no_model_no_prompt_no_file() {
    refused(line.sage("run", "-p", "Hi"), 2, "--model", "run --help");
    refused(line.sage("run", "-m", "sim-openai/clean"), 2, "prompt is empty");
    refused(line.sage("run", "-m", "sim-openai/clean", "-f", "nosuch.txt"), 2, "nosuch.txt");
    refused(line.sage("run", "-m", "sim-openai/clean", "-p", "a", "-f", "b"), 2, "one of");
    refused(line.sage("run", "-m", "sim-openai/clean", "a", "-f", "b"), 2, "one of");
    refused(line.sage("run", "-m", "sim-openai/clean", "-", "-f", "b"), 2, "one of");
    refused(line.sage("run", "-m", "sim-openai/clean", "-p", "Hi", "there"), 2, "quotes", "there");
    refused(line.sage("run", "-m", "sim-openai/clean", "Hi", "there"), 2, "2 parts", "quotes");
    refused(line.sage("run", "-m", "sim-openai/clean", ""), 2, "prompt is empty");
    refused(line.sage("run", "-m", "sim-openai/clean", "openai/gpt-4.1"), 2, "looks like a model");
    refused(line.sage("run", "-m", "sim-openai/clean", "sim-gemini/clean"), 2, "-m before it");
    refused(line.sage("run", "-m", "sim-openai/clean", "-p", "a", "--repeat", "0"), 2, "--repeat");
    refused(
        line.sage("run", "-m", "sim-openai/clean", "-p", "{{a}}", "--var", "b=1"), 2, "--var a=");
  }

  @Test
  void a_word_too_many() {
    refused(line.sage("models", "sim-openai", "clean"), 2, "\"clean\" is more", "models --help");
    refused(line.sage("models", "sim-openai", "--nosuch"), 2, "Unknown option", "--nosuch");
    refused(
        line.sage("run", "-m", "sim-openai/clean", "Hi", "--jsn"), 2, "Unknown option", "--jsn");
    refused(line.sage("rnu"), 2, "There is no command \"rnu\"", "sage --help");
    refused(line.sage("store", "inof"), 2, "There is no command \"inof\"", "store --help");
  }

  @Test
  void prompt_that_is_no_utf8() throws Exception {
    Path file = Files.write(folder.resolve("latin1.txt"), new byte[] {'a', (byte) 0xE9, 'b'});
    refused(line.sage("run", "-m", "sim-openai/clean", "-f", file.toString()), 2, "not UTF-8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "`tools`: [{`name`: `a b`}]| a name of 1 to 64",
        "`responseSchema`: {`name`: `a b`, `schema`: {}}| The name of a schema",
        "`parameters`: {`temperature`: `warm`}| number"
      })
  void a_prompt_whose_tools_schema_or_parameters_are_wrong(String field, String words)
      throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("wrong.prompt.json"),
            "{\"version\": 1, \"turns\": [{\"role\": \"user\", \"text\": \"Hi\"}], "
                + field.replace('`', '"')
                + "}");
    Result result = line.sage("run", "-m", "sim-openai/clean", "-f", file.toString());
    refused(result, 2, words);
    assertThat(result.err().lines()).hasSize(1);
  }

  @Test
  void unreadable_recording() throws Exception {
    Path recordings = folder.resolve("recordings");
    Path recording = Files.createDirectories(recordings.resolve("broken"));
    Files.writeString(recording.resolve("meta.json"), "{ this is no JSON");

    refused(
        line.sage("run", "-m", "sim-openai/x", "-p", "Hi", "--play", recording.toString()),
        2,
        "meta.json");
    refused(line.sage("simulator", "--play", folder.resolve("nosuch").toString()), 2, "nosuch");
    Result decoded = line.sage("decode", "--recordings", recordings.toString(), "--json");
    refused(decoded, 1, "meta.json");
    assertThat(decoded.json().path("id").asString()).isEqualTo("broken");
    assertThat(decoded.json().path("error").path("message").asString()).contains("meta.json");
    refused(line.sage("decode", "--recordings", folder.resolve("nosuch").toString()), 2, "nosuch");
  }

  @Test
  void store_from_the_future() throws Exception {
    line.sage("store", "info");
    Path database = folder.resolve("home").resolve("sage.db");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }

    refused(line.sage("calls"), 2, "newer Sage", "--home");
    refused(line.sage("run", "-m", "sim-openai/clean", "-p", "Hi"), 2, "newer Sage", "--home");
  }

  @Test
  void store_that_cannot_be_opened_is_not_an_empty_one() throws Exception {
    // A file where the folder should be: that nobody can write there, not even root.
    Files.writeString(folder.resolve("home"), "no folder");

    refused(line.sage("calls"), 1, "There is no store", "--home");
    refused(line.sage("calls", "--jsonl"), 1, "There is no store", "--home");
    refused(line.sage("show", "x"), 1, "There is no store", "--home");
    refused(line.sage("store", "info"), 1, "There is no store", "--home");
    Result run = line.sage("run", "-m", "sim-openai/clean", "-p", "Hi", "--json");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).startsWith("sage: The store").contains("can't be opened");
  }

  @Test
  void empty_home() {
    refused(new CommandLineRun(Path.of("")).sage("calls"), 2, "--home");
  }

  @Test
  void unknown_command_option_filter_and_call() {
    refused(line.sage("rnu"), 2, "rnu", "--help");
    refused(line.sage("calls", "--nosuch"), 2, "--nosuch");
    refused(line.sage("calls", "colour:red"), 2, "colour", "provider");
    refused(line.sage("show", "nosuch"), 1, "nosuch", "sage calls");
    refused(line.sage("store"), 2, "check");
    refused(line.sage("decode"), 2, "--api");
    refused(line.sage("decode", "--api", "nosuch", "-"), 2, "nosuch", "openai-chat");
    refused(line.sage("decode", "--api", "gemini", "--status", "99", "-"), 2, "200 to 599");
    refused(line.sage("decode", "--api", "gemini", "--headers", "no.json", "-"), 2, "no file");
    refused(
        line.sage("run", "-m", "sim-openai/clean", "-p", "a", "--tool", "no.json"), 2, "no file");
    refused(line.sage("simulator", "--port", "99999"), 2, "port");
  }

  @Test
  void the_console_is_not_here_and_says_so() {
    refused(line.sage(), 2, "console");
    refused(line.sage("tour", "pictures"), 2, "console");
  }
}
