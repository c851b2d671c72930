package dev.sage.workbench.cli;

import dev.sage.workbench.Counted;
import dev.sage.workbench.Json;
import dev.sage.workbench.exchange.ImportException;
import dev.sage.workbench.exchange.ImportProgress;
import dev.sage.workbench.exchange.StoreImport;
import dev.sage.workbench.exchange.StoreImportReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sage store import}: reads what {@code sage store export} wrote. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Read calls that \"sage store export\" wrote; those that are there stay as they are.")
final class StoreImportCommand implements Callable<Integer> {

  private final GlobalOptions globals;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  @Parameters(paramLabel = "FILE", description = "A file that was exported.")
  private Path file = Path.of("");

  StoreImportCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (var store = new StoreAccess(globals).openForImport();
        var interruption = new Interruption()) {
      var cancelled = new AtomicBoolean();
      interruption.onInterrupt(() -> cancelled.set(true));
      var ticker = new Ticker(globals.terminal(), "bytes, read twice,");
      ImportProgress progress =
          (read, total, calls) -> {
            ticker.tick(read, total);
            return !cancelled.get();
          };
      var report = new StoreImport(store).read(file, progress);
      say(report);
      return report.stopped() ? ExitCode.FAILURE : ExitCode.OK;
    } catch (ImportException refused) {
      throw new CliException(
          ExitCode.FAILURE, Printable.text(String.valueOf(refused.getMessage())), refused);
    }
  }

  private void say(StoreImportReport report) {
    var terminal = globals.terminal();
    if (json) {
      var document =
          Json.object()
              .put("file", report.file().toString())
              .put("calls", report.taken())
              .put("known", report.known())
              .put("runs", report.runs())
              .put("frames", report.frames())
              .put("stopped", report.stopped());
      var notes = document.putArray("notes");
      report.notes().forEach(notes::add);
      terminal.line(Json.line(document));
    } else {
      terminal.line(
          "%s: %s read, %,d there already"
              .formatted(
                  Printable.text(report.file().toString()),
                  Counted.of(report.taken(), "call"),
                  report.known()));
    }
    report.notes().forEach(note -> terminal.notice("sage: " + Printable.text(note)));
    if (report.stopped()) {
      terminal.notice(
          "sage: Stopped; what was read stays. Read the file again for the rest: calls that are"
              + " there are left alone.");
    }
  }
}
