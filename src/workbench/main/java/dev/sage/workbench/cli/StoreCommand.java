package dev.sage.workbench.cli;

import dev.sage.workbench.Counted;
import dev.sage.workbench.Json;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoreCheck;
import dev.sage.workbench.store.StoreInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
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

  /** With the subcommands, which take the global options too. */
  static Object of(GlobalOptions globals) {
    var line = new CommandLine(new StoreCommand(globals));
    line.addSubcommand(new StoreInfoCommand(globals));
    line.addSubcommand(new StoreBackupCommand(globals));
    line.addSubcommand(new StoreVacuumCommand(globals));
    line.addSubcommand(new StoreDeleteCommand(globals));
    line.addSubcommand(new StoreExportCommand(globals));
    line.addSubcommand(new StoreImportCommand(globals));
    return line;
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "Say what to do: info, check, backup, vacuum, delete, export, import or generate");
  }

  @Command(
      name = "check",
      mixinStandardHelpOptions = true,
      description = "Check the store's integrity; ends with 1 where it is damaged.")
  int check(
      @Option(
              names = "--repair",
              description = "Count the rollups anew where they are wrong; nothing else is changed.")
          boolean repair,
      @Option(names = "--json", description = "One JSON document.") boolean json)
      throws InterruptedException {
    var problems = new ArrayList<String>();
    var access = new StoreAccess(globals);
    try (var store = repair ? access.open(problems::add) : access.openToRead(problems::add)) {
      var check = store.care().check();
      if (repair) {
        check = repaired(store, check);
      }
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

  private StoreCheck repaired(Store store, StoreCheck found) throws InterruptedException {
    var ticker = new Ticker(globals.terminal(), "calls");
    if (!store.care().repair(found, ticker::tick)) {
      return found;
    }
    globals.terminal().notice("sage: The rollups were wrong, and are counted anew.");
    return store.care().check();
  }

  @Command(
      name = "generate",
      mixinStandardHelpOptions = true,
      description = "Fill the store with made-up calls, to see how it fares with many.")
  int generate(
      @Option(names = "--calls", paramLabel = "N", required = true, description = "How many.")
          long calls,
      @Option(
              names = "--days",
              paramLabel = "D",
              defaultValue = "730",
              description = "Over how many days up to now; by default 730.")
          int days,
      @Option(
              names = "--seed",
              paramLabel = "S",
              defaultValue = "1",
              description = "The same seed makes the same calls.")
          long seed,
      @Option(
              names = "--frames",
              paramLabel = "F",
              defaultValue = "0",
              description = "How many frames a call has; by default none.")
          int frames,
      @Option(names = "--add", description = "Also where the store holds other calls.") boolean add)
      throws InterruptedException {
    try (var store = new StoreAccess(globals).open()) {
      return new StoreGeneration(globals, store).run(calls, days, seed, frames, add);
    }
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
        "schema %d, %,d bytes, %s".formatted(info.schema(), info.bytes(), contents(info)));
  }

  /** What is in it, in words. */
  static String contents(StoreInfo info) {
    return String.join(
        ", ",
        Counted.of(info.runs(), "run"),
        Counted.of(info.calls(), "call"),
        Counted.of(info.attempts(), "attempt"),
        Counted.of(info.frames(), "frame"));
  }

  static ObjectNode json(StoreInfo info) {
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
