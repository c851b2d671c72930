package dev.sage.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.llm.redaction.Redactor;
import dev.sage.simulator.Simulator;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoreException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorStartTest {
  private static final int ATTEMPTS = 1000;

  @TempDir private Path folder;

  @Test
  void starts_beside_whoever_asks_for_it() throws IOException {
    try (Simulator started =
        Objects.requireNonNull(new SimulatorStart(SimulatorOptions.DEFAULT).simulator())) {
      connect(started);
    }
  }

  private static boolean answers(Simulator simulator) {
    try {
      connect(simulator);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  private static void connect(Simulator started) throws IOException {
    new Socket(started.openAiUrl().getHost(), started.openAiUrl().getPort()).close();
  }

  @Test
  void is_none_where_none_was_asked_for() {
    try (var none = new SimulatorStart(null)) {
      assertThat(none.simulator()).isNull();
    }
  }

  @Test
  void says_what_is_wrong_with_a_recording_to_whoever_waits() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.json"), "no recording");
    var options = SimulatorOptions.DEFAULT.withRecordings(List.of(broken));
    try (var failing = new SimulatorStart(options)) {
      assertThatThrownBy(failing::simulator)
          .isInstanceOf(WorkbenchException.class)
          .hasMessageContaining("The simulator can't start");
      assertThatCode(failing::close).doesNotThrowAnyException();
    }
  }

  @Test
  void ends_with_what_did_not_come_about() throws InterruptedException {
    var start = new SimulatorStart(SimulatorOptions.DEFAULT);
    Simulator started = Objects.requireNonNull(start.simulator());
    start.close();
    // The system may take one more connection before the thread that accepts them has let go.
    for (int attempt = 0; attempt < ATTEMPTS && answers(started); attempt++) {
      Thread.sleep(20);
    }
    assertThat(answers(started)).isFalse();
  }

  @Test
  void ends_where_the_store_beside_it_cannot_be_opened() throws Exception {
    int port = freePort();
    var options =
        WorkbenchOptions.of(new Home(fromTheFuture()), notice -> {})
            .withEnvironment(Map.of("SAGE_KEYCHAIN", "off"))
            .withSimulator(new SimulatorOptions(port, 1, List.of()));

    assertThatThrownBy(() -> Workbench.open(options)).isInstanceOf(StoreException.class);

    for (int attempt = 0; attempt < ATTEMPTS && !free(port); attempt++) {
      Thread.sleep(20);
    }
    assertThat(free(port)).isTrue();
  }

  private Path fromTheFuture() throws SQLException {
    Path home = folder.resolve("home");
    Store.open(new Home(home), Redactor.create(), notice -> {}).close();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("sage.db"));
        var statement = connection.createStatement()) {
      statement.execute("PRAGMA user_version = 99");
    }
    return home;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean free(int port) {
    try (var socket = new ServerSocket(port)) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }
}
