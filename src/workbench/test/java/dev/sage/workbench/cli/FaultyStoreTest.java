package dev.sage.workbench.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code sage run} gives its answer whatever has become of the store, and says what that is. */
class FaultyStoreTest {

  @TempDir private static Path sound;
  @TempDir private Path folder;

  interface Fault {
    void happen(Path home, byte[] sound) throws Exception;
  }

  @BeforeAll
  static void a_store_with_a_call() {
    new CommandLineRun(sound).sage(run());
  }

  private static String[] run() {
    return new String[] {"run", "-m", "sim-openai/clean", "-p", "Hello", "--speed", "instant"};
  }

  private static Arguments fault(String what, String said, Fault fault) {
    return Arguments.of(what, said, fault);
  }

  private static Path store(Path home) throws Exception {
    return Files.createDirectories(home).resolve("sage.db");
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            "no database",
            "set aside",
            (home, whole) -> Files.writeString(store(home), "Dear Sir")),
        fault(
            "cut off",
            "set aside",
            (home, whole) ->
                Files.write(store(home), Arrays.copyOf(whole, whole.length / 2 / 4096 * 4096))),
        fault(
            "empty, with a log",
            "set aside",
            (home, whole) -> {
              Files.write(store(home), new byte[0]);
              Files.write(home.resolve("sage.db-wal"), "what was".getBytes(StandardCharsets.UTF_8));
            }),
        fault(
            "no folder",
            "only until Sage ends",
            (home, whole) -> Files.writeString(home, "a file where the folder should be")),
        fault(
            "a folder in its place",
            "only until Sage ends",
            (home, whole) -> Files.createDirectories(store(home).resolve("in it"))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void a_run_goes_on(String what, String said, Fault fault) throws Exception {
    Path home = folder.resolve("home");
    fault.happen(home, Files.readAllBytes(sound.resolve("sage.db")));

    var result = new CommandLineRun(home).sage(run());

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("sim-openai/clean  stop");
    assertThat(result.err()).contains(said).doesNotContain("Exception");
  }
}
