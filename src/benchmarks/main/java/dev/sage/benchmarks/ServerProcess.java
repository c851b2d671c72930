package dev.sage.benchmarks;

import dev.sage.benchmarks.server.BenchServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The server, in a process that ends with this object or with the harness. Not thread-safe. */
record ServerProcess(Process process, int port) implements AutoCloseable {

  static ServerProcess start(String classPath) throws IOException {
    var process =
        new ProcessBuilder(
                List.of(Java.EXECUTABLE, "-Xmx512m", "-cp", classPath, BenchServer.class.getName()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (line == null || !line.startsWith("port=")) {
      process.destroy();
      throw new IOException("The server did not start: " + line);
    }
    return new ServerProcess(process, Integer.parseInt(line.substring("port=".length())));
  }

  double cpuSeconds() {
    return process.info().totalCpuDuration().map(Duration::toMillis).orElse(0L) / 1e3;
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
  }
}
