package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.store.StorePart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sage store}, as a person or a script uses it. */
class StoreCommandTest {

  @TempDir Path folder;
  private CommandLineRun line;
  private Path home;

  @BeforeEach
  void some_calls() {
    home = folder.resolve("home");
    line = new CommandLineRun(home);
    line.sage("run", "-m", "sim-openai/clean", "-p", "Hello", "--speed", "instant");
    line.sage("run", "-m", "sim-anthropic/tool", "-p", "Hello", "--speed", "instant");
  }

  private Path database() {
    return home.resolve("sage.db");
  }

  private void sql(String... statements) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database());
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void info_says_what_takes_up_the_room() {
    var info = line.sage("store", "info", "--json").json();

    assertThat(info.path("file").asString("")).isEqualTo(database().toString());
    assertThat(info.path("calls").asLong()).isEqualTo(2);
    assertThat(info.path("oldest").asString("")).startsWith("20");
    assertThat(info.path("givesBack").asBoolean(false)).isTrue();
    long parts = 0;
    for (StorePart part : StorePart.values()) {
      parts += info.path("parts").path(part.json()).asLong(-1);
    }
    assertThat(parts).isEqualTo(info.path("fileBytes").asLong());
    assertThat(info.path("parts").path("frames").asLong()).isPositive();
    assertThat(line.sage("store", "info").out())
        .contains("2 calls")
        .contains("frames ")
        .contains("free ");
  }

  @Test
  void backup_copies_the_whole_store_into_a_new_file_only() {
    Path copy = folder.resolve("copy.db");

    var done = line.sage("store", "backup", copy.toString(), "--json");

    assertThat(done.exitCode()).isZero();
    assertThat(done.json().path("file").asString("")).isEqualTo(copy.toString());
    assertThat(copy).hasSize(done.json().path("bytes").asLong());
    var again = line.sage("store", "backup", copy.toString());
    assertThat(again.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(again.err()).contains("is there already").contains("Name another file");
    assertThat(line.sage("store", "backup", folder.resolve("second.db").toString()).out())
        .contains("second.db: ")
        .contains(" bytes");
    assertThat(copy.toFile().renameTo(folder.resolve("sage.db").toFile())).isTrue();
    assertThat(new CommandLineRun(folder).sage("calls", "--jsonl").lines()).hasSize(2);
  }

  @Test
  void vacuum_gives_free_pages_back() throws Exception {
    sql(
        "CREATE TABLE big AS WITH RECURSIVE i(n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM i"
            + " LIMIT 500) SELECT randomblob(4000) AS b FROM i",
        "DROP TABLE big");

    var done = line.sage("store", "vacuum", "--json");

    assertThat(done.exitCode()).isZero();
    var result = done.json();
    assertThat(result.path("freed").asLong()).isGreaterThan(1_500_000);
    assertThat(result.path("after").asLong()).isEqualTo(Files.size(database()));
    assertThat(line.sage("store", "info", "--json").json().path("parts").path("free").asLong(-1))
        .isZero();
    assertThat(line.sage("calls", "--jsonl").lines()).hasSize(2);
    try (var files = Files.list(home)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".vacuum"));
    }
  }

  @Test
  void vacuum_is_refused_while_another_program_has_the_file() throws Exception {
    byte[] before = Files.readAllBytes(database());
    try (var other = DriverManager.getConnection("jdbc:sqlite:" + database());
        var statement = other.createStatement();
        var open = statement.executeQuery("SELECT * FROM call")) {
      assertThat(open.next()).isTrue();

      var refused = line.sage("store", "vacuum");

      assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILURE);
      assertThat(refused.err()).contains("Another program has").contains("as it was");
    }
    assertThat(Files.readAllBytes(database())).hasSameSizeAs(before);
    assertThat(line.sage("calls", "--jsonl").lines()).hasSize(2);
  }

  @Test
  void what_a_vacuum_that_was_killed_has_left_goes_when_the_store_is_opened() throws Exception {
    for (String suffix : List.of("", "-journal")) {
      Files.writeString(home.resolve("sage.db.vacuum" + suffix), "half of all prompts");
    }

    assertThat(line.sage("calls", "--jsonl").lines()).hasSize(2);

    try (var files = Files.list(home)) {
      assertThat(files).noneMatch(file -> file.toString().contains(".vacuum"));
    }
  }

  /** Whoever runs tests may be allowed everything, so the folder is barred in another way. */
  private void bar() throws Exception {
    Files.deleteIfExists(home.resolve("sage.lock"));
    Files.createDirectories(home.resolve("sage.lock").resolve("in it"));
  }

  @Test
  void a_store_that_can_not_be_written_is_read_checked_exported_and_copied() throws Exception {
    bar();

    var info = line.sage("store", "info", "--json");
    assertThat(info.exitCode()).isZero();
    assertThat(info.json().path("calls").asLong()).isEqualTo(2);
    assertThat(info.json().path("temporary").asBoolean(true)).isFalse();
    assertThat(info.err()).contains("can only be read: the folder can't be written");
    assertThat(line.sage("calls", "--jsonl").lines()).hasSize(2);
    var check = line.sage("store", "check");
    assertThat(check.exitCode()).isZero();
    assertThat(check.out()).contains("2 calls").endsWith("ok\n").doesNotContain("temporary");
    assertThat(line.sage("store", "export", "-").out()).contains("\"end\":{\"runs\":2,\"calls\":2");
    Path copy = folder.resolve("copy.db");
    assertThat(line.sage("store", "backup", copy.toString()).exitCode()).isZero();
    assertThat(copy).isNotEmptyFile();
    var refused = line.sage("store", "delete", "provider:sim-openai", "--yes");
    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(line.sage("calls", "--jsonl").lines()).hasSize(2);
  }

  @Test
  void a_check_looks_at_no_store_that_stands_in_for_another() throws Exception {
    Files.delete(database());
    bar();

    var refused = line.sage("store", "check");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err()).contains("There is no store in");
  }

  @Test
  void check_finds_wrong_rollups_and_repairs_them_on_request() throws Exception {
    sql("UPDATE rollup SET input_tokens = input_tokens + 1");

    var found = line.sage("store", "check");
    assertThat(found.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(found.err()).contains("sage store check --repair");
    var repaired = line.sage("store", "check", "--repair");
    assertThat(repaired.exitCode()).isZero();
    assertThat(repaired.err()).contains("are counted anew");
    assertThat(line.sage("store", "check").exitCode()).isZero();
  }

  @Test
  void vacuum_of_nothing_says_so() {
    var refused = new CommandLineRun(folder.resolve("empty")).sage("store", "vacuum");

    assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILURE);
    assertThat(refused.err()).contains("There is no store in");
  }
}
