package dev.sage.workbench.cli;

import dev.sage.llm.ChatRequest;
import dev.sage.llm.Message;
import dev.sage.llm.config.Config;
import dev.sage.llm.redaction.Sink;
import dev.sage.llm.secret.SecretStore;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.workbench.CallCosts;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.WorkbenchOptions;
import dev.sage.workbench.compare.CellListener;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.Comparison;
import dev.sage.workbench.log.LogFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sage run}: asks several models the same thing, side by side. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Run a prompt against one or more models, side by side.",
    footer = {
      "",
      "Without -p and -f the prompt is read from standard input.",
      "Offline: -m sim-openai/clean -m sim-anthropic/clean; the other sides of the simulator are",
      "sim-openai-responses, sim-gemini and sim-ollama."
    })
final class RunCommand implements Callable<Integer> {

  private final GlobalOptions globals;

  @Option(
      names = {"-m", "--model"},
      paramLabel = "PROVIDER/MODEL",
      description =
          "A model, such as openai/gpt-4.1; may be given several times. Default: the model of the"
              + " configuration.")
  private List<String> models = List.of();

  @Mixin private EndpointOption endpoints = new EndpointOption();

  @Option(
      names = {"-p", "--prompt"},
      paramLabel = "PROMPT",
      description = "The prompt.")
  private @Nullable String prompt;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "File with the prompt, UTF-8.")
  private @Nullable Path file;

  @Option(names = "--system", paramLabel = "TEXT", description = "Instructions for the model.")
  private @Nullable String system;

  @Option(
      names = "--var",
      paramLabel = "NAME=VALUE",
      description = "Replaces {{NAME}} in the prompt; may be given several times.")
  private Map<String, String> variables = new LinkedHashMap<>();

  @Option(
      names = "--tool",
      paramLabel = "FILE",
      description = "A tool the model may call: JSON with name, description, parameters.")
  private List<Path> tools = List.of();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often each model is asked.")
  private int repeat = 1;

  @Option(names = "--max-tokens", paramLabel = "N", description = "The most output tokens.")
  private @Nullable Integer maxTokens;

  @Option(names = "--temperature", paramLabel = "T", description = "Sampling temperature.")
  private @Nullable Double temperature;

  @Option(
      names = "--play",
      paramLabel = "RECORDING",
      description =
          "A recording folder, or a folder of them, for the simulator to play: its name is the"
              + " model's, on the side of its wire format: sim-openai/NAME, sim-gemini/NAME ...")
  private List<Path> recordings = List.of();

  @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Simulator's seed.")
  private long seed = 1;

  @Option(
      names = "--speed",
      paramLabel = "WORD",
      defaultValue = "realistic",
      description = "How fast the simulator answers: realistic or instant.")
  private SimulatorSpeed speed = SimulatorSpeed.REALISTIC;

  @Option(names = "--no-store", description = "Store nothing.")
  private boolean noStore;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  RunCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (repeat < 1) {
      throw CliException.usage("--repeat must be 1 or more, was " + repeat + ".");
    }
    if (models.isEmpty()) {
      models = List.of(configuredModel());
    }
    var request = CompareRequest.of(modelNames(), request(), repeat);
    var costs = CallCosts.of(globals.home()); // what is wrong with it is said before it costs money
    try (var workbench = Workbench.open(options())) {
      LogFiles.open(
          workbench.home(), workbench.redactor(), () -> workbench.redaction().effective(Sink.LOG));
      var output = output(workbench, request);
      if (!noStore) {
        workbench.store().flush(); // the writer is warm now: a kill costs the last moment only
      }
      try (var interruption = new Interruption()) {
        var comparison = workbench.compare(request, output);
        interruption.onInterrupt(() -> comparison.cancel("interrupted"));
        comparison.await();
        return finish(workbench, comparison, costs, output);
      }
    }
  }

  private String configuredModel() {
    var model = Config.load(globals.workbench().sources(SecretStore.NONE)).model();
    if (model == null) {
      throw CliException.usage(
          "Say which model: --model openai/gpt-4.1, or \"model\" in the configuration; offline"
              + " --model sim-openai/clean. See \"sage run --help\".");
    }
    return model;
  }

  /** A key typed as a model is taken out whole: split at a slash, its halves would pass. */
  private List<String> modelNames() {
    var redactor = globals.redactor();
    return models.stream().map(model -> redactor.redact(model.strip())).toList();
  }

  private WorkbenchOptions options() {
    boolean simulated =
        !recordings.isEmpty() || models.stream().anyMatch(model -> model.startsWith("sim-"));
    return globals
        .workbench()
        .withSimulator(simulated ? new SimulatorOptions(0, seed, recordings, speed.speed()) : null)
        .withEndpoints(endpoints.read(globals.environment()))
        .withStore(!noStore);
  }

  private ChatRequest request() {
    var messages = new ArrayList<Message>();
    if (system != null) {
      messages.add(Message.system(system));
    }
    messages.add(Message.user(new PromptInput(globals).read(prompt, file, variables)));
    var builder =
        ChatRequest.builder("")
            .messages(messages)
            .maxTokens(maxTokens)
            .temperature(temperature)
            .tools(ToolFile.read(tools));
    return builder.build();
  }

  private CellListener output(Workbench workbench, CompareRequest request) {
    return json ? CellListener.NONE : new RunPrinter(globals, workbench.redactor(), request);
  }

  private int finish(
      Workbench workbench, Comparison comparison, CallCosts costs, CellListener output)
      throws InterruptedException {
    if (!noStore) {
      workbench.store().flush();
    }
    var terminal = globals.terminal();
    if (json) {
      terminal.line(
          workbench.redactor().redact(new RunJson(workbench, costs, !noStore).write(comparison)));
      terminal.out().flush();
    } else if (output instanceof RunPrinter printer) {
      printer.summary(comparison, costs);
    }
    return new RunOutcome(globals, workbench.redactor()).report(comparison);
  }
}
