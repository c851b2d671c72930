package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.Rating;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sage store export} and {@code import}, from one home folder to another. */
class StoreExportImportTest {

  private static final String MAIL = "ada.lovelace@example.com";

  @TempDir static Path filled;
  @TempDir Path folder;
  private CommandLineRun here;
  private CommandLineRun there;

  @BeforeEach
  void a_store_with_calls_and_one_without() throws IOException {
    Files.createDirectories(folder.resolve("here"));
    Files.copy(filled.resolve("sage.db"), folder.resolve("here").resolve("sage.db"));
    here = new CommandLineRun(folder.resolve("here"));
    there = new CommandLineRun(folder.resolve("there"));
  }

  @BeforeAll
  static void calls_of_many_kinds() throws Exception {
    var here = new CommandLineRun(filled);
    here.sage(
        "run",
        "--speed",
        "instant",
        "-m",
        "sim-openai/clean",
        "-m",
        "sim-anthropic/tool",
        "-m",
        "sim-gemini/reasoning",
        "-p",
        "Write to " + MAIL + " and say hello: \"ä€😀\"\n");
    here.sage("run", "--speed", "instant", "-m", "sim-openai/rate-limit", "-p", "Again");
    here.sage("run", "--speed", "instant", "-m", "sim-ollama/truncated", "-p", "Cut");
    here.sage("run", "-m", "sim-openai/none-such", "-p", "No");
    try (var store = Store.open(new Home(filled), Redactor.create(), notice -> {})) {
      var all = store.calls(CallQuery.newest(20));
      store.tag(all.get(0).id(), "kind", "broken");
      store.pin(all.get(1).id(), true);
      store.rate(all.get(2).id(), new Rating(1, "good\nfor " + MAIL));
      store.pin(String.valueOf(all.getLast().runId()), true);
      store.flush();
    }
  }

  private Store open(String home) {
    return Store.open(new Home(folder.resolve(home)), Redactor.create(), notice -> {});
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private static CommandLineRun.Result done(CommandLineRun.Result result) {
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result;
  }

  @Test
  void an_export_of_an_imported_export_is_the_same_to_the_byte() throws Exception {
    done(here.sage("store", "export", file("one.jsonl")));

    var read = done(there.sage("store", "import", file("one.jsonl"), "--json")).json();
    done(there.sage("store", "export", file("two.jsonl")));

    assertThat(read.path("calls").asInt()).isEqualTo(6);
    assertThat(read.path("known").asInt()).isZero();
    assertThat(read.path("notes").isEmpty()).isTrue();
    assertThat(Files.readString(folder.resolve("two.jsonl")))
        .isEqualTo(Files.readString(folder.resolve("one.jsonl")));
    try (var store = open("there")) {
      assertThat(store.care().check().problems()).isEmpty();
    }
  }

  @Test
  void what_comes_in_is_what_went_out() throws Exception {
    done(here.sage("store", "export", file("all.jsonl")));
    done(there.sage("store", "import", file("all.jsonl")));

    try (var from = open("here");
        var to = open("there")) {
      for (StoredCall call : from.calls(CallQuery.newest(20))) {
        var come = to.call(call.id()).orElseThrow();
        assertThat(come.timings()).isEqualTo(call.timings());
        assertThat(come.usage()).isEqualTo(call.usage());
        assertThat(come.target() + come.status() + come.errorKind() + come.finishReason())
            .isEqualTo(call.target() + call.status() + call.errorKind() + call.finishReason());
        assertThat(come.findings().source().json()).isEqualTo("import");
        assertThat(come.findings().file()).isEqualTo("all.jsonl");
        assertThat(to.attempts(call.id())).isEqualTo(from.attempts(call.id()));
        assertThat(to.frames(call.id(), 0, 1000)).isEqualTo(from.frames(call.id(), 0, 1000));
        assertThat(to.content(call.id()).orElseThrow().text())
            .isEqualTo(from.content(call.id()).orElseThrow().text());
        assertThat(to.marks(List.of(call.id()))).isEqualTo(from.marks(List.of(call.id())));
      }
      assertThat(to.runs(0, 20))
          .usingRecursiveComparison()
          .ignoringFields("name")
          .isEqualTo(from.runs(0, 20));
      assertThat(to.runs(0, 20)).last().asString().contains("name=Write to [email:");
      assertThat(to.care().check().problems()).isEmpty();
    }
  }

  @Test
  void personal_data_stays_at_home() throws Exception {
    done(here.sage("store", "export", file("all.jsonl")));

    assertThat(here.sage("calls", "--jsonl", "text:" + MAIL).lines()).isNotEmpty();
    assertThat(Files.readString(folder.resolve("all.jsonl"))).doesNotContain("ada.lovelace");
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "hashed"})
  void what_comes_in_is_kept_as_the_person_wants_calls_kept(String capture) throws Exception {
    done(here.sage("store", "export", file("all.jsonl")));
    there("{\"version\":1,\"capture\":\"%s\"}".formatted(capture));

    done(there.sage("store", "import", file("all.jsonl")));

    try (var from = open("here");
        var to = open("there")) {
      for (StoredCall call : from.calls(CallQuery.newest(20))) {
        var left = from.content(call.id()).orElseThrow();
        var come = to.content(call.id()).orElseThrow();
        assertThat(left.request()).containsAnyOf("say hello", "Again", "Cut", "No");
        assertThat(come.request()).doesNotContain("say hello", "Again", "Cut", "No");
        assertThat(left.text().isEmpty() || !come.text().contains(left.text())).isTrue();
      }
      assertThat(to.runs(0, 20)).hasSize(4).noneMatch(run -> run.toString().contains("hello"));
    }
  }

  @Test
  void values_that_are_always_taken_out_are_waited_for() throws Exception {
    done(here.sage("store", "export", file("all.jsonl")));
    Files.writeString(folder.resolve("answer.sse"), "data: {\"object\":\"x\"}\n\n");
    there("{\"version\":1,\"always\":[\"redact/0123456789ab\"]}");

    for (var read :
        List.of(
            there.sage("store", "import", file("all.jsonl")),
            there.sage("import", "--api", "openai-chat", file("answer.sse")))) {
      assertThat(read.err()).contains("always redacted are not known here", "SAGE_PASSPHRASE");
    }
  }

  private void there(String choices) throws IOException {
    Files.createDirectories(folder.resolve("there"));
    Files.writeString(new Home(folder.resolve("there")).redaction(), choices);
  }

  @Test
  void a_call_that_is_there_is_left_alone() throws Exception {
    done(here.sage("store", "export", file("all.jsonl")));

    var again = done(here.sage("store", "import", file("all.jsonl"), "--json")).json();

    assertThat(again.path("calls").asInt(-1)).isZero();
    assertThat(again.path("known").asInt()).isEqualTo(6);
    assertThat(here.sage("calls", "--jsonl", "source:import").lines()).isEmpty();
    assertThat(here.sage("calls", "--jsonl", "text:" + MAIL).lines()).isNotEmpty();
  }

  @Test
  void a_filter_chooses_calls_and_their_runs() {
    var some = done(here.sage("store", "export", file("some.jsonl"), "--json", "status:failed"));

    int calls = some.json().path("calls").asInt();
    assertThat(calls).isBetween(1, 5);
    assertThat(some.json().path("runs").asInt()).isLessThanOrEqualTo(calls);
    done(there.sage("store", "import", file("some.jsonl")));
    assertThat(there.sage("calls", "--jsonl").lines())
        .hasSize(calls)
        .allSatisfy(call -> assertThat(call.path("status").asString()).isEqualTo("failed"));
    var wrong = here.sage("store", "export", file("x.jsonl"), "ttft>soon");
    assertThat(wrong.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(folder.resolve("x.jsonl")).doesNotExist();
  }

  @Test
  void standard_output_has_the_lines_and_nothing_else() throws Exception {
    var out = done(here.sage("store", "export", "-"));
    done(here.sage("store", "export", file("all.jsonl")));

    assertThat(out.out()).isEqualTo(Files.readString(folder.resolve("all.jsonl")));
    assertThat(out.lines().getFirst().path("sage-store").asInt()).isEqualTo(1);
    assertThat(out.lines().getLast().path("end").path("calls").asInt()).isEqualTo(6);
    assertThat(out.lines())
        .extracting(line -> line.path("call").path("started_at").asLong(0))
        .filteredOn(at -> at > 0)
        .isSorted();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void the_file_is_the_owners_and_none_is_written_over() throws Exception {
    done(here.sage("store", "export", file("all.jsonl")));
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("all.jsonl"))))
        .isEqualTo("rw-------");

    var again = here.sage("store", "export", file("all.jsonl"));
    var nowhere = here.sage("store", "export", file("no/such/folder.jsonl"));

    assertThat(again.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(again.err()).contains("is there already");
    assertThat(nowhere.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(nowhere.err()).contains("can't be written").contains("name another file");
    assertThat(beside()).containsExactly("all.jsonl", "here");
  }

  private List<String> beside() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void each_command_points_to_the_one_that_is_meant() throws Exception {
    done(here.sage("store", "export", file("all.jsonl")));
    String id = here.sage("calls", "--jsonl").lines().getLast().path("id").asString();
    done(here.sage("show", id, "--export", "jsonl", file("stream.jsonl")));
    done(here.sage("show", id, "--export", "sse", file("stream.sse")));
    Files.writeString(folder.resolve("calls.jsonl"), here.sage("calls", "--jsonl").out());

    assertThat(there.sage("import", file("all.jsonl")).err()).contains("sage store import ");
    assertThat(there.sage("store", "import", file("stream.jsonl")).err()).contains("sage import ");
    assertThat(there.sage("store", "import", file("stream.sse")).err()).contains("sage import ");
    for (var list :
        List.of(
            there.sage("store", "import", file("calls.jsonl")),
            there.sage("import", file("calls.jsonl")))) {
      assertThat(list.exitCode()).isEqualTo(ExitCode.FAILURE);
      assertThat(list.err()).contains("list of calls").contains("sage store export");
    }
    try (var store = open("there")) {
      assertThat(store.count(CallFilter.ALL)).isZero();
    }
  }
}
