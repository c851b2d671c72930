package dev.sage.workbench.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import dev.sage.workbench.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code sage import}, {@code sage show --export} and {@code sage calls --explain}. */
class ImportCommandTest {

  private static final String BODY =
      """
      data: {"object":"chat.completion.chunk","model":"m","choices":[{"index":0,"delta":{"content":"fig"},"finish_reason":"stop"}]}

      data: [DONE]

      """;

  @TempDir private Path folder;

  private CommandLineRun line() {
    return new CommandLineRun(folder.resolve("home"));
  }

  private Path body() throws IOException {
    return Files.writeString(folder.resolve("answer.sse"), BODY);
  }

  private JsonNode imported(Path file) {
    var result = line().sage("import", "--json", file.toString());
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.json().path("files").path(0).path("calls").path(0);
  }

  @Test
  void an_answer_that_does_not_show_its_api_can_be_read_by_saying_it() throws IOException {
    Path file = Files.writeString(folder.resolve("bare.sse"), "data: {}\n\n");
    var asked = line().sage("import", file.toString());
    assertThat(asked.exitCode()).isOne();
    assertThat(asked.err())
        .contains("bare.sse does not show which API answered", "Say with --api which");
    assertThat(line().sage("import", "--api", "openai-chat", file.toString()).exitCode()).isZero();

    Path lines = Files.writeString(folder.resolve("bare.jsonl"), "{\"t\":1,\"data\":\"{}\"}\n");
    asked = line().sage("import", lines.toString());
    assertThat(asked.exitCode()).isOne();
    assertThat(asked.err()).contains("bare.jsonl does not show which API answered", "--api");
  }

  @Test
  void a_store_that_another_program_holds_is_named_as_such() throws Exception {
    imported(body());
    Path database = folder.resolve("home").resolve("sage.db");
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + database);
        var statement = other.createStatement()) {
      statement.execute("PRAGMA locking_mode = EXCLUSIVE");
      statement.execute("BEGIN EXCLUSIVE");

      var result = line().sage("import", body().toString());

      assertThat(result.exitCode()).isOne();
      assertThat(result.err())
          .contains(folder.resolve("home").toString())
          .contains("another program holds its lock. Close the other program, or let it finish.")
          .doesNotContain("disk")
          .doesNotContain("can't be written");
    }
  }

  @Test
  void an_imported_file_is_found_and_shown() throws IOException {
    JsonNode call = imported(body());

    assertThat(call.path("target").asString()).isEqualTo("unknown/m");
    assertThat(call.path("guessedBy").asString()).isEqualTo("the shape of its answer");
    assertThat(call.path("timed").asBoolean()).isFalse();
    var found = line().sage("calls", "--jsonl", "source:import", "file:answer");
    assertThat(found.lines())
        .singleElement()
        .extracting(row -> row.path("id").asString())
        .isEqualTo(call.path("id").asString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sse", "jsonl", "har"})
  void what_is_exported_comes_in_again(String format) throws IOException {
    String id = imported(body()).path("id").asString();
    Path out = folder.resolve("out." + format);

    var shown = line().sage("show", id, "--export", format, out.toString());

    assertThat(shown.exitCode()).as(shown.err()).isZero();
    assertThat(shown.out().strip()).isEqualTo(out.toString());
    assertThat(imported(out).path("frames").asInt()).isEqualTo(2);
    var again = line().sage("show", id, "--export", format, out.toString());
    assertThat(again.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(again.err()).contains("is there already");
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "hashed"})
  void what_comes_in_is_kept_as_the_person_wants_calls_kept(String capture) throws IOException {
    var home = new Home(Files.createDirectories(folder.resolve("home")));
    Files.writeString(home.redaction(), "{\"version\":1,\"capture\":\"%s\"}".formatted(capture));

    String id = imported(body()).path("id").asString();

    try (var store = Store.open(home, Redactor.create(), notice -> {})) {
      assertThat(store.content(id).orElseThrow().text()).doesNotContain("fig");
      assertThat(store.bytes(id, 0).orElseThrow()).asString(UTF_8).doesNotContain("fig");
    }
  }

  @Test
  void a_file_that_cannot_be_read_does_not_stop_the_others() throws IOException {
    var result = line().sage("import", folder.resolve("gone.har").toString(), body().toString());

    assertThat(result.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(result.err()).contains("gone.har is not there");
    assertThat(result.out()).contains("1 call", "no times in this file");
  }

  @Test
  void a_filter_is_explained_and_a_mistake_is_told_with_its_place() {
    assertThat(line().sage("calls", "--explain", "provider:openai", "gap>500ms").out().strip())
        .isEqualTo("Calls to openai, with a gap over 500 ms.");
    var wrong = line().sage("calls", "provider:openai ttft>soon");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(wrong.err()).contains("From character 17 on");
  }
}
