package dev.sage.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sage.simulator.Simulator;
import dev.sage.simulator.SimulatorOptions;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
}
