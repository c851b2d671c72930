package dev.sage.workbench.otlp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sage.workbench.cli.Sage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A run in a process of its own, ended while the model still writes. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process is only ever killed there")
class InterruptedRunTest {

  @TempDir Path folder;

  @Test
  void its_calls_are_exported() throws Exception {
    try (var receiver = OtlpReceiver.start()) {
      var home = Files.createDirectories(folder.resolve("home"));
      Files.writeString(
          home.resolve("config.json"),
          "{\"telemetry\": {\"otlp\": {\"endpoint\": \"%s\"}}}".formatted(receiver.url()));
      var process = run(home);
      try (var printed = process.getInputStream()) {
        assertThat(printed.read()).as("the first letter of the answer").isPositive();
        // Unlike the process itself, its handle leaves what was printed.
        process.toHandle().destroy();
        printed.readAllBytes();
        process.waitFor();
      } finally {
        process.destroyForcibly();
      }

      assertThat(receiver.spans()).hasSize(1);
    }
  }

  private Process run(Path home) throws Exception {
    var builder =
        new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Sage.class.getName(),
            "run",
            "-m",
            "sim-openai/endless",
            "-p",
            "Hi",
            "--play",
            recording().toString(),
            "--home",
            home.toString());
    builder.environment().clear();
    builder.environment().put("SAGE_KEYCHAIN", "off");
    return builder.redirectError(folder.resolve("errors.txt").toFile()).start();
  }

  /** Far longer than anybody waits. */
  private Path recording() throws Exception {
    var recording = Files.createDirectories(folder.resolve("endless"));
    Files.writeString(
        recording.resolve("meta.json"),
        """
        {"api":"openai-chat","status":200,"framing":"sse",\
        "responseHeaders":{"content-type":"text/event-stream"}}
        """);
    var piece =
        """
        data: {"id":"c","model":"m","choices":[{"index":0,"delta":{"content":"word "}}]}

        """;
    Files.writeString(recording.resolve("body.sse"), piece.repeat(20_000), UTF_8);
    return recording;
  }
}
