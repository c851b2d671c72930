package dev.sage.workbench.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.Home;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.WorkbenchOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files say of the log holds from when they are read again. */
class LogReloadTest {

  private static final String NAME = "dev.sage.workbench.reloaded";

  @TempDir private Path folder;
  private final List<String> notices = new CopyOnWriteArrayList<>();

  private void configure(String json) throws IOException {
    Files.writeString(Files.createDirectories(folder.resolve("home")).resolve("config.json"), json);
  }

  private Workbench open(LogChoice choice) {
    return Workbench.open(
        WorkbenchOptions.of(new Home(folder.resolve("home")), notices::add)
            .withEnvironment(Map.of())
            .withProject(folder)
            .withStore(false)
            .withLog(choice));
  }

  private static @Nullable LogLevel level(Workbench workbench) {
    return workbench.log().levels().get(NAME);
  }

  @Test
  void levels_come_change_and_go_with_the_configuration() throws IOException {
    configure("{}");
    try (var workbench = open(LogChoice.COMMAND)) {
      configure("{\"log\": {\"levels\": [\"" + NAME + "=trace\"], \"format\": \"json\"}}");
      workbench.reload();
      assertThat(level(workbench)).isEqualTo(LogLevel.TRACE);
      assertThat(workbench.log().format()).isEqualTo(LogFormat.JSON);

      configure("{\"log\": {\"levels\": [\"" + NAME + "=warn\", \"x=loud\"]}}");
      workbench.reload(null);
      assertThat(level(workbench)).isEqualTo(LogLevel.WARN);
      assertThat(workbench.log().format()).isEqualTo(LogFormat.TEXT);
      assertThat(notices).anyMatch(notice -> notice.contains("x=loud"));

      configure("{}");
      workbench.reload();
      assertThat(level(workbench)).isNull();
    }
  }

  @Test
  void a_level_that_was_changed_meanwhile_stays_where_files_say_the_same() throws IOException {
    configure("{\"log\": {\"levels\": [\"" + NAME + "=warn\"]}}");
    try (var workbench = open(LogChoice.COMMAND)) {
      workbench.log().level(NAME, LogLevel.TRACE);
      configure("{\"log\": {\"levels\": [\"" + NAME + "=warn\", \"other=info\"]}}");
      workbench.reload();
      assertThat(level(workbench)).isEqualTo(LogLevel.TRACE);
      workbench.log().level(NAME, LogLevel.INFO);
    }
  }

  @Test
  void what_the_command_line_said_goes_before_files() throws IOException {
    configure("{}");
    try (var workbench = open(new LogChoice("sage", LogFormat.JSON, false))) {
      configure("{\"log\": {\"levels\": [\"" + NAME + "=warn\"], \"format\": \"text\"}}");
      workbench.reload();
      assertThat(workbench.log().format()).isEqualTo(LogFormat.JSON);
    }
  }
}
