package dev.sage.workbench.cli;

import dev.sage.workbench.Counted;
import dev.sage.workbench.Json;
import dev.sage.workbench.exchange.ApiUnknownException;
import dev.sage.workbench.exchange.ImportException;
import dev.sage.workbench.exchange.ImportProgress;
import dev.sage.workbench.exchange.ImportReport;
import dev.sage.workbench.exchange.ImportReport.ImportedCall;
import dev.sage.workbench.exchange.Importer;
import dev.sage.workbench.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sage import}: reads streams from files into the store. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Read calls into the store: HAR files, .sse bodies, lines of JSON, recordings,",
      "traces as OTLP in JSON."
    })
final class ImportCommand implements Callable<Integer> {

  private final GlobalOptions globals;

  @Option(
      names = "--api",
      paramLabel = "API",
      description = "The wire format of bodies that do not show it: openai-chat, gemini, …")
  private @Nullable String api;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  @Parameters(
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files, or folders with recordings.")
  private List<Path> files = List.of();

  ImportCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() throws InterruptedException {
    boolean failed = false;
    boolean unknown = false;
    var document = Json.object();
    var list = document.putArray("files");
    try (Store store = new StoreAccess(globals).openForImport()) {
      var importer = new Importer(store);
      for (Path file : files) {
        try {
          var report = importer.read(file, api, ImportProgress.NONE);
          failed |= !report.problems().isEmpty();
          if (json) {
            list.add(ImportJson.of(report));
          } else {
            print(report);
          }
          unknown |= report.apiUnknown();
        } catch (ImportException refused) {
          // The other files are read all the same.
          failed = true;
          unknown |= refused instanceof ApiUnknownException;
          globals
              .terminal()
              .notice("sage: " + Printable.text(String.valueOf(refused.getMessage())));
          if (json) {
            list.addObject().put("file", file.toString()).put("error", refused.getMessage());
          }
        }
      }
      store.settle();
    }
    if (unknown) {
      globals.terminal().notice("sage: Say with --api which API answered.");
    }
    if (json) {
      globals.terminal().line(Json.line(document));
    }
    return failed ? ExitCode.FAILURE : ExitCode.OK;
  }

  private void print(ImportReport report) {
    var terminal = globals.terminal();
    terminal.line(
        "%s: %s, %s%s"
            .formatted(
                Printable.text(report.file().toString()),
                report.kind(),
                Counted.of(report.calls().size(), "call"),
                report.known() == 0
                    ? ""
                    : "; %d more there already, left alone".formatted(report.known())));
    for (ImportedCall call : report.calls()) {
      terminal.line(
          "  %s  %s  %s%s, %s%s"
              .formatted(
                  call.id(),
                  Printable.text(call.target()),
                  call.api(),
                  call.guessed().isEmpty() ? "" : " (by " + call.guessed() + ")",
                  Counted.of(call.frames(), "frame"),
                  call.timed() ? "" : ", no times in this file"));
    }
    if (!report.skipped().isEmpty()) {
      terminal.line("  left out, no calls to a model: %,d".formatted(report.left()));
      report.skipped().forEach(name -> terminal.line("    " + Printable.text(name)));
    }
    report.problems().forEach(problem -> terminal.notice("sage: " + Printable.text(problem)));
  }
}
