package dev.sage.workbench.cli;

import dev.sage.llm.LlmError.Kind;
import dev.sage.llm.LlmException;
import dev.sage.llm.ModelInfo;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.workbench.Json;
import dev.sage.workbench.Workbench;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sage models}: what a provider offers. */
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "List the models of a provider, sorted, with what it says of them.")
final class ModelsCommand implements Callable<Integer> {

  private final GlobalOptions globals;

  @Parameters(paramLabel = "PROVIDER", description = "Such as openai, ollama or sim-openai.")
  private String provider = "";

  @Mixin private EndpointOption endpoints = new EndpointOption();

  @Option(names = "--json", description = "Print one JSON document.")
  private boolean json;

  ModelsCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() {
    var name = provider.strip();
    var options =
        globals
            .workbench()
            .withSimulator(name.startsWith("sim-") ? SimulatorOptions.DEFAULT : null)
            .withEndpoints(endpoints.read(globals.environment()))
            .withStore(false);
    try (var workbench = Workbench.open(options)) {
      var redactor = workbench.redactor();
      if (!workbench.llm().providers().contains(name)) {
        throw CheckCommand.unknown(redactor.redact(name), workbench.llm().providers());
      }
      var models = models(workbench, name);
      var text = json ? Json.line(CheckJson.models(name, models)) : table(models);
      globals.terminal().line(redactor.redact(text));
      return ExitCode.OK;
    }
  }

  private static List<ModelInfo> models(Workbench workbench, String name) {
    try {
      return workbench.llm().models(name).stream()
          .sorted(Comparator.comparing(ModelInfo::id))
          .toList();
    } catch (LlmException failed) {
      var error = failed.error();
      boolean use = error.kind() == Kind.INVALID_CONFIG || error.kind() == Kind.MISSING_CREDENTIALS;
      throw new CliException(
          use ? ExitCode.USAGE : ExitCode.FAILURE,
          workbench.redactor().redact(Printable.text(error.message()))
              + (use ? "" : " To see why: sage check " + name));
    }
  }

  private static String table(List<ModelInfo> models) {
    var rows = new ArrayList<List<String>>();
    for (var model : models) {
      var name = model.displayName();
      var window = model.contextWindow();
      rows.add(
          List.of(
              Printable.text(model.id()),
              window == null ? "" : window + " tokens",
              name == null ? "" : Printable.text(name)));
    }
    return rows.isEmpty() ? "There are no models." : TextTable.text(rows).stripTrailing();
  }
}
