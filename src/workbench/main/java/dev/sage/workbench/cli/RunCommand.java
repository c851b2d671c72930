package dev.sage.workbench.cli;

import dev.sage.llm.config.Config;
import dev.sage.llm.secret.SecretStore;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.workbench.CallCosts;
import dev.sage.workbench.CallPricing;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.WorkbenchOptions;
import dev.sage.workbench.compare.CellListener;
import dev.sage.workbench.compare.CompareRequest;
import dev.sage.workbench.compare.Comparison;
import dev.sage.workbench.compare.CostEstimate;
import dev.sage.workbench.compare.InputException;
import dev.sage.workbench.compare.InputRows;
import dev.sage.workbench.compare.RunOptions;
import dev.sage.workbench.prompt.Column;
import dev.sage.workbench.prompt.Parameters;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.Turn;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
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
      "Without a prompt, or with -, it is read from standard input.",
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

  @Mixin private PromptOption prompt = new PromptOption();

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
      description = "How often each model is asked. Default: 1, or what the prompt file says.")
  private @Nullable Integer repeat;

  @Option(
      names = "--inputs",
      paramLabel = "FILE",
      description =
          "CSV with a line of names, or JSONL: each row gives the variables' values, and every"
              + " model is asked every row.")
  private @Nullable Path inputs;

  @Option(
      names = "--max-cost",
      paramLabel = "DOLLARS",
      description =
          "Asks nothing more once what was spent and what runs reach this many US dollars.")
  private @Nullable BigDecimal maxCost;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "4",
      description = "How many calls of one model run at once.")
  private int parallel = RunOptions.PARALLEL;

  @Option(
      names = "--queue",
      description = "One model after the other, for a server that holds one at a time.")
  private boolean queue;

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
    var plan = plan();
    var costs = CallCosts.of(globals.home()); // what is wrong with it is said before it costs money
    tellUnknownPrices(plan, costs);
    try (var workbench = Workbench.open(options(plan))) {
      var output = output(workbench, plan.request());
      if (!noStore) {
        workbench.store().begin(plan.start());
        workbench.store().flush(); // the writer is warm now: a kill costs the last moment only
      }
      try (var interruption = new Interruption()) {
        var comparison = workbench.compare(plan.request(), output);
        interruption.onInterrupt(() -> comparison.cancel("interrupted"));
        comparison.await();
        int exit = finish(workbench, plan, comparison, costs, output);
        if (interruption.happened()) {
          workbench.otlp().flush(); // nothing is waited for after this block
        }
        return exit;
      }
    }
  }

  private RunPlanning plan() {
    if (repeat != null && repeat < 1) {
      throw CliException.usage("--repeat must be 1 or more, was " + repeat + ".");
    }
    if (parallel < 1 || parallel > RunOptions.MOST_PARALLEL) {
      throw CliException.usage(
          "--parallel must be from 1 to %d, was %d.".formatted(RunOptions.MOST_PARALLEL, parallel));
    }
    if (maxCost != null && maxCost.signum() <= 0) {
      throw CliException.usage("--max-cost must be above 0 dollars.");
    }
    var specs = ToolFile.read(tools);
    var order = queue ? RunOptions.Order.QUEUE : RunOptions.Order.TOGETHER;
    return RunPlanning.of(
        typed(),
        rows(),
        new RunOptions(parallel, order, maxCost, true),
        request -> {
          var builder = request.toBuilder();
          if (maxTokens != null) {
            builder.maxTokens(maxTokens);
          }
          if (temperature != null) {
            builder.temperature(temperature);
          }
          return specs.isEmpty() ? builder.build() : builder.tools(specs).build();
        });
  }

  private InputRows rows() {
    try {
      return inputs == null ? InputRows.NONE : InputRows.read(inputs);
    } catch (InputException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()), e);
    }
  }

  /** The prompt as it was given, by options or as a file. */
  private Prompt typed() {
    var document = prompt.document();
    List<Column> columns = modelNames().stream().map(Column::of).toList();
    if (document.isPresent()) {
      var read = document.get();
      var values = new LinkedHashMap<>(read.values());
      values.putAll(variables);
      return new Prompt(
          read.turns(),
          read.tools(),
          read.toolChoice(),
          read.responseSchema(),
          read.parameters(),
          values,
          read.inputs(),
          repeat == null ? read.repetitions() : repeat,
          read.assertions(),
          columns.isEmpty() ? read.columns() : columns);
    }
    var turns = new ArrayList<Turn>();
    if (system != null) {
      turns.add(new Turn.Instructions(system));
    }
    turns.add(new Turn.User(prompt.text(globals.terminal())));
    return new Prompt(
        turns,
        "",
        "",
        "",
        Parameters.DEFAULTS,
        variables,
        "",
        repeat == null ? 1 : repeat,
        List.of(),
        columns.isEmpty() ? List.of(Column.of(configuredModel())) : columns);
  }

  private void tellUnknownPrices(RunPlanning plan, CallCosts costs) {
    if (maxCost == null) {
      return;
    }
    var unknown = CostEstimate.of(plan.request(), new CallPricing(costs)).unknown();
    if (!unknown.isEmpty()) {
      globals
          .terminal()
          .notice(
              "sage: The price of %s is unknown, so --max-cost does not count it. Name it in prices.json."
                  .formatted(String.join(", ", new TreeSet<>(unknown))));
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

  private WorkbenchOptions options(RunPlanning plan) {
    boolean simulated =
        !recordings.isEmpty()
            || plan.request().targets().stream()
                .anyMatch(target -> target.label().startsWith("sim-"));
    return globals
        .workbench()
        .withLog(globals.log())
        .withSimulator(simulated ? new SimulatorOptions(0, seed, recordings, speed.speed()) : null)
        .withEndpoints(endpoints.read(globals.environment()))
        .withStore(!noStore);
  }

  private CellListener output(Workbench workbench, CompareRequest request) {
    return json ? CellListener.NONE : new RunPrinter(globals, workbench.redactor(), request);
  }

  private int finish(
      Workbench workbench,
      RunPlanning plan,
      Comparison comparison,
      CallCosts costs,
      CellListener output)
      throws InterruptedException {
    if (!noStore) {
      workbench.store().flush();
    }
    var verdicts = new RunVerdicts(plan, costs);
    var terminal = globals.terminal();
    if (json) {
      var document = new RunJson(workbench, costs, !noStore, plan, verdicts).write(comparison);
      terminal.line(workbench.redactor().redact(document));
      terminal.out().flush();
    } else if (output instanceof RunPrinter printer) {
      printer.summary(comparison, costs);
    }
    return new RunOutcome(globals, workbench.redactor()).report(comparison, verdicts);
  }
}
