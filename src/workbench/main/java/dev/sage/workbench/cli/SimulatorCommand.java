package dev.sage.workbench.cli;

import dev.sage.simulator.Simulator;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.workbench.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sage simulator}: the simulator on its own, until it is interrupted. */
@Command(
    name = "simulator",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Run the simulator until interrupted; prints its addresses and key as JSON.")
final class SimulatorCommand implements Callable<Integer> {

  private final GlobalOptions globals;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "0",
      description = "Port on 127.0.0.1 (default: any free one).")
  private int port;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Equal seeds give equal answers.")
  private long seed = 1;

  @Option(
      names = "--speed",
      paramLabel = "WORD",
      defaultValue = "realistic",
      description = "How fast the simulator answers: realistic or instant.")
  private SimulatorSpeed speed = SimulatorSpeed.REALISTIC;

  @Option(
      names = "--play",
      paramLabel = "RECORDING",
      arity = "1..*",
      description = "Recording folders, or folders of them, to play.")
  private List<Path> recordings = List.of();

  @Option(
      names = "--scenario",
      paramLabel = "FILE",
      arity = "1..*",
      description =
          "Fault scripts to play (docs/faults.md): files, or names of built-in ones for connections.")
  private List<Path> faults = List.of();

  SimulatorCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() throws InterruptedException {
    var interrupted = new CountDownLatch(1);
    try (var interruption = new Interruption();
        var simulator = start()) {
      interruption.onInterrupt(interrupted::countDown);
      var json =
          Json.object()
              .put("openai", simulator.openAiUrl().toString())
              .put("anthropic", simulator.anthropicUrl().toString())
              .put("gemini", simulator.geminiUrl().toString())
              .put("ollama", simulator.ollamaUrl().toString())
              .put("key", simulator.key());
      var models = json.putArray("models");
      simulator.models().forEach(models::add);
      var errors = json.putArray("errors");
      simulator.errors().forEach(error -> errors.add(error.model()));
      var scripts = json.putArray("faults");
      simulator.faults().forEach(fault -> scripts.add(fault.model()));
      globals.terminal().line(Json.line(json));
      globals.terminal().out().flush();
      interrupted.await();
      return ExitCode.INTERRUPTED;
    }
  }

  private Simulator start() {
    try {
      return Simulator.start(new SimulatorOptions(port, seed, recordings, speed.speed(), faults));
    } catch (IOException | IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, "The simulator can't start: " + e.getMessage(), e);
    }
  }
}
