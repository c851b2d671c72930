package dev.sage.workbench.cli;

import dev.sage.workbench.Json;
import dev.sage.workbench.log.LogFiles;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoreInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** {@code sage store}: the SQLite store. */
@Command(
    name = "store",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Look after the store.")
final class StoreCommand implements Callable<Integer> {

  private final GlobalOptions globals;

  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli fills in the specification
  StoreCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "Say what to do: check or info");
  }

  @Command(
      name = "info",
      mixinStandardHelpOptions = true,
      description = "Say where the store is and how large.")
  int info(@Option(names = "--json", description = "One JSON document.") boolean json) {
    try (var store = new StoreAccess(globals).open()) {
      if (json) {
        globals.terminal().line(Json.line(json(store.info())));
      } else {
        print(store.info());
      }
    }
    return ExitCode.OK;
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Check the store's integrity; ends with 1 where it is damaged.")
  int check(@Option(names = "--json", description = "One JSON document.") boolean json) {
    var problems = new ArrayList<String>();
    var redactor = globals.redactor();
    LogFiles.open(globals.home(), redactor);
    try (var store = Store.open(globals.home(), redactor, problems::add)) {
      var check = store.check();
      problems.addAll(check.problems());
      if (json) {
        var document = Json.object().put("ok", problems.isEmpty());
        var array = document.putArray("problems");
        problems.forEach(array::add);
        document.set("store", json(check.info()));
        globals.terminal().line(Json.line(document));
      } else {
        print(check.info());
        report(problems);
      }
    }
    return problems.isEmpty() ? ExitCode.OK : ExitCode.FAILURE;
  }

  private void report(List<String> problems) {
    if (problems.isEmpty()) {
      globals.terminal().line("ok");
    }
    problems.forEach(problem -> globals.terminal().notice("sage: " + problem));
  }

  private void print(StoreInfo info) {
    var terminal = globals.terminal();
    terminal.line(info.file() + (info.temporary() ? " (temporary)" : ""));
    terminal.line(
        "schema %d, %,d bytes, %,d runs, %,d calls, %,d attempts, %,d frames"
            .formatted(
                info.schema(),
                info.bytes(),
                info.runs(),
                info.calls(),
                info.attempts(),
                info.frames()));
  }

  private static ObjectNode json(StoreInfo info) {
    return Json.object()
        .put("file", info.file().toString())
        .put("bytes", info.bytes())
        .put("schema", info.schema())
        .put("runs", info.runs())
        .put("calls", info.calls())
        .put("attempts", info.attempts())
        .put("frames", info.frames())
        .put("temporary", info.temporary());
  }
}
