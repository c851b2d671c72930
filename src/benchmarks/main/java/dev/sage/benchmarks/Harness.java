package dev.sage.benchmarks;

import dev.sage.benchmarks.client.ClientKind;
import dev.sage.benchmarks.client.Measurement;
import dev.sage.benchmarks.client.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs every client against one server, each in a process of its own, in rounds, and prints the
 * tables of {@code docs/benchmarks.md}. Arguments: the folder of the class paths, {@code
 * mode=full|quick}, {@code rounds=N}, {@code clients=KIND,KIND}, {@code baseline=FILE} of a stored
 * run to compare with.
 */
public final class Harness {

  private Harness() {}

  /** Runs the benchmark. */
  public static void main(String[] args) throws IOException, InterruptedException {
    var options = Options.of(args);
    var machine = new Machine();
    var results = new Results();
    var failures = new ArrayList<String>();
    Path work = options.classPaths().resolveSibling("runs");
    Files.createDirectories(work);
    try (var server = ServerProcess.start(options.classPath("floor"))) {
      for (int round = 1; round <= options.rounds(); round++) {
        for (ClientKind kind : inTurn(options.clients(), round)) {
          System.out.printf("round %d of %d: %s%n", round, options.rounds(), kind);
          try {
            var measured =
                ClientRun.run(
                    kind, server.port(), options, work.resolve(kind + "-" + round + ".log"));
            machine.ourCpuSeconds(measured.get(Measurement.Metric.CPU_SECONDS));
            results.add(kind, measured);
          } catch (ClientRun.FailedException e) {
            failures.add("Round " + round + ": " + e.getMessage());
          }
        }
      }
      machine.ourCpuSeconds(server.cpuSeconds());
    }
    String line = machine.line();
    String report = new Report(results, options).text(line);
    new Baseline(line, results).write(work.resolve("streaming.json"));
    if (options.baseline() != null) {
      report += new Comparison(Baseline.read(options.baseline()), results).text();
    }
    Files.writeString(work.resolve("streaming.md"), report);
    System.out.println(report);
    failures.forEach(System.out::println);
    if (!failures.isEmpty()) {
      System.exit(1);
    }
  }

  /** Each round begins with another client, so that none always runs after the same one. */
  private static List<ClientKind> inTurn(List<ClientKind> kinds, int round) {
    var order = new ArrayList<>(kinds);
    Collections.rotate(order, 1 - round);
    return order;
  }

  /** What was asked for. */
  record Options(
      Path classPaths,
      boolean quick,
      int rounds,
      List<ClientKind> clients,
      @Nullable Path baseline) {

    static Options of(String[] args) {
      Path classPaths = Path.of(args[0]);
      boolean quick = Arrays.asList(args).contains("mode=quick");
      int rounds = quick ? 1 : 3;
      List<ClientKind> clients = List.of(ClientKind.values());
      Path baseline = null;
      for (String arg : args) {
        if (arg.startsWith("baseline=") && arg.length() > "baseline=".length()) {
          baseline = Path.of(arg.substring("baseline=".length()));
        }
        if (arg.startsWith("rounds=") && arg.length() > "rounds=".length()) {
          rounds = Integer.parseInt(arg.substring("rounds=".length()));
        }
        if (arg.startsWith("clients=") && arg.length() > "clients=".length()) {
          clients =
              Arrays.stream(arg.substring("clients=".length()).split(",", -1))
                  .map(ClientKind::valueOf)
                  .toList();
        }
      }
      return new Options(classPaths, quick, rounds, clients, baseline);
    }

    Settings settings() {
      return quick ? Settings.QUICK : Settings.FULL;
    }

    /** The class path of a client: its module's, and the benchmark's own classes. */
    String classPath(String name) throws IOException {
      return String.join(
          java.io.File.pathSeparator,
          classPaths.resolveSibling("classes").toString(),
          ClassPath.read(classPaths, name).path());
    }
  }
}
