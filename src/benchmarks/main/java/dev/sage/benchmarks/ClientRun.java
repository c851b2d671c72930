package dev.sage.benchmarks;

import dev.sage.benchmarks.Harness.Options;
import dev.sage.benchmarks.client.ClientKind;
import dev.sage.benchmarks.client.ClientProcess;
import dev.sage.benchmarks.client.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of one client, in a process of its own with the flags that all clients have. */
final class ClientRun {

  private static final long LIMIT_SECONDS = 300;

  private ClientRun() {}

  /** Runs the client, and then its cold starts; its output stays in the log. */
  static Measurement run(ClientKind kind, int port, Options options, Path log)
      throws IOException, InterruptedException, FailedException {
    var command =
        List.of(
            Java.EXECUTABLE,
            "-Xmx1g",
            "-cp",
            options.classPath(kind.classPath()),
            ClientProcess.class.getName(),
            kind.name(),
            Integer.toString(port));
    var measured = run(kind, command, options.quick() ? "quick" : "full", log);
    var cold = new double[options.settings().coldStarts()];
    cold[0] = measured.get(Measurement.Metric.COLD_MILLIS);
    for (int i = 1; i < cold.length; i++) {
      Path coldLog = log.resolveSibling(kind + "-cold.log");
      cold[i] = run(kind, command, "cold", coldLog).get(Measurement.Metric.COLD_MILLIS);
    }
    measured.set(Measurement.Metric.COLD_MILLIS, Spread.of(cold).median());
    return measured;
  }

  private static Measurement run(ClientKind kind, List<String> command, String mode, Path log)
      throws IOException, InterruptedException, FailedException {
    var arguments = new ArrayList<>(command);
    arguments.add(mode);
    var builder =
        new ProcessBuilder(arguments).redirectErrorStream(true).redirectOutput(log.toFile());
    long started = System.nanoTime();
    Process process = builder.start();
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new FailedException(
          kind + " was not ready after " + LIMIT_SECONDS + " s; its output is in " + log);
    }
    List<String> lines = Files.readAllLines(log);
    if (process.exitValue() != 0) {
      throw new FailedException(kind + " failed:\n" + String.join("\n", lines));
    }
    var measured = Measurement.of(lines);
    // Both processes read the machine's monotonic clock, so the difference is the cold start.
    measured.set(
        Measurement.Metric.COLD_MILLIS,
        (measured.get(Measurement.Metric.FIRST_TOKEN_AT) - started) / 1e6);
    return measured;
  }

  /** A client did not measure; the others can. */
  static final class FailedException extends Exception {
    private static final long serialVersionUID = 1;

    FailedException(String message) {
      super(message);
    }
  }
}
