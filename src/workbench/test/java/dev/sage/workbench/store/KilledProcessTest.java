package dev.sage.workbench.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.llm.redaction.Redactor;
import dev.sage.workbench.Home;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes: one that is killed while it writes, and one beside another. */
class KilledProcessTest {

  @TempDir Path folder;
  private final List<String> notices = new ArrayList<>();

  private Store open() {
    return Store.open(new Home(folder), Redactor.create(), notices::add);
  }

  private Process writer() throws Exception {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            EndlessCall.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** The frames that must be on disk, as the process says. */
  private static long handedOver(Process process, long atLeast) throws Exception {
    var out = process.inputReader(StandardCharsets.UTF_8);
    long frames = 0;
    while (frames < atLeast) {
      frames = Long.parseLong(String.valueOf(out.readLine()));
    }
    return frames;
  }

  @Test
  void kill_9_loses_only_the_last_moment_and_the_call_is_marked() throws Exception {
    var process = writer();
    long safe = handedOver(process, 300);
    process.destroyForcibly().waitFor();

    try (var store = open()) {
      StoredCall call = store.calls(CallQuery.newest(1)).getFirst();
      assertThat(call.status()).isEqualTo(CallStatus.INTERRUPTED);
      assertThat(call.frames()).isGreaterThanOrEqualTo(safe);
      assertThat(store.frames(call.id(), 0, Integer.MAX_VALUE)).hasSize((int) call.frames());
      assertThat(store.content(call.id()).orElseThrow().text()).startsWith("t0 t1 t2 ");
      assertThat(store.care().check().problems()).isEmpty();
    }
    assertThat(notices).isEmpty();
  }

  @Test
  void two_processes_share_a_store_and_leave_each_others_calls_alone() throws Exception {
    var process = writer();
    try {
      handedOver(process, 50);
      try (var store = open()) {
        String own = StoredCalls.store(store, "openai/gpt", "Hello", "Good day");

        var calls = store.calls(CallQuery.newest(10));

        assertThat(calls)
            .extracting(StoredCall::status)
            .containsExactlyInAnyOrder(CallStatus.RUNNING, CallStatus.COMPLETE);
        assertThat(store.call(own).orElseThrow().status()).isEqualTo(CallStatus.COMPLETE);
      }
      handedOver(process, 100);
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(notices).isEmpty();
  }
}
