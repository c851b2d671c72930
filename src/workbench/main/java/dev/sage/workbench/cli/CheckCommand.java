package dev.sage.workbench.cli;

import dev.sage.llm.check.CheckOptions;
import dev.sage.llm.check.CheckReport;
import dev.sage.llm.provider.NearestName;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.workbench.Json;
import dev.sage.workbench.Workbench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sage check}: whether providers work with their keys and addresses, layer by layer. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Check providers layer by layer: key, name, connection, certificate, address, login, models.",
      "Costs nothing without --paid; ends with 1 where a check fails."
    },
    footer = {
      "",
      "Without PROVIDER: all that the configuration names or has a key for.",
      "Offline: sage check sim-openai sim-anthropic sim-openai-responses sim-gemini sim-ollama"
    })
final class CheckCommand implements Callable<Integer> {

  private final GlobalOptions globals;

  @Parameters(paramLabel = "PROVIDER", arity = "0..*", description = "Such as openai or ollama.")
  private List<String> named = List.of();

  @Mixin private EndpointOption endpoints = new EndpointOption();

  @Option(names = "--paid", description = "Make a call of one token too, which costs.")
  private boolean paid;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "The model of that call; default: the vendor's example, or the first listed.")
  private @Nullable String model;

  @Option(
      names = "--limit",
      paramLabel = "SECONDS",
      defaultValue = "5",
      description = "How long each layer may take (default: 5); the call at least 30.")
  private int limit = 5;

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  CheckCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() {
    if (model != null && !paid) {
      throw CliException.usage("--model is the model of the call that costs: add --paid.");
    }
    if (limit < 1) {
      throw CliException.usage("--limit must be 1 second or more.");
    }
    boolean simulated = named.stream().anyMatch(name -> name.startsWith("sim-"));
    var options =
        globals
            .workbench()
            .withSimulator(simulated ? SimulatorOptions.DEFAULT : null)
            .withEndpoints(endpoints.read(globals.environment()))
            .withStore(false);
    try (var workbench = Workbench.open(options);
        var interruption = new Interruption()) {
      interruption.onInterrupt(Thread.currentThread()::interrupt);
      return check(workbench);
    }
  }

  private int check(Workbench workbench) {
    var reports = new ArrayList<CheckReport>();
    var printer = new CheckPrinter(globals, workbench.redactor());
    for (var provider : providers(workbench)) {
      if (Thread.currentThread().isInterrupted()) {
        break;
      }
      reports.add(
          json
              ? workbench.llm().validate(provider, options())
              : shown(workbench, printer, provider));
    }
    if (json) {
      var document = Json.line(CheckJson.document(reports));
      globals.terminal().line(workbench.redactor().redact(document));
    }
    return reports.stream().allMatch(CheckReport::ok) ? ExitCode.OK : ExitCode.FAILURE;
  }

  private CheckReport shown(Workbench workbench, CheckPrinter printer, String provider) {
    printer.provider(provider);
    var report = workbench.llm().validate(provider, options().withListener(printer::layer));
    printer.end(report);
    return report;
  }

  private CheckOptions options() {
    var options = CheckOptions.DEFAULT.withLimit(Duration.ofSeconds(limit));
    return paid ? options.withCall(model) : options;
  }

  private Set<String> providers(Workbench workbench) {
    var known = workbench.llm().providers();
    var wanted = new TreeSet<String>();
    for (var name : named) {
      if (!known.contains(name.strip())) {
        throw unknown(workbench.redactor().redact(name.strip()), known);
      }
      wanted.add(name.strip());
    }
    if (!wanted.isEmpty()) {
      return wanted;
    }
    wanted.addAll(workbench.config().providers());
    known.stream().filter(name -> hasKey(workbench, name)).forEach(wanted::add);
    endpoints.read(globals.environment()).forEach(endpoint -> wanted.add(endpoint.name()));
    if (wanted.isEmpty()) {
      throw CliException.usage(
          "No provider has a key or an address here. Name one, such as sage check ollama, or set"
              + " its key; sage check sim-openai shows a check without any.");
    }
    var left = new TreeSet<>(known);
    left.removeAll(wanted);
    globals
        .terminal()
        .notice("sage: not checked, for want of a key or settings: " + String.join(", ", left));
    return wanted;
  }

  /** A vendor's other wire formats have the same key and address: the vendor itself is enough. */
  private static boolean hasKey(Workbench workbench, String name) {
    return workbench
        .llm()
        .descriptor(name)
        .filter(vendor -> vendor.variantOf() == null)
        .flatMap(vendor -> workbench.config().key(name))
        .isPresent();
  }

  static CliException unknown(String name, Set<String> known) {
    var nearest = NearestName.of(name, known);
    return CliException.usage(
        "There is no provider \"%s\". %s"
            .formatted(
                Printable.text(name),
                nearest == null
                    ? "Known are: " + String.join(", ", known) + "."
                    : "Did you mean \"" + nearest + "\"?"));
  }
}
