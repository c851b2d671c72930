package dev.sage.workbench.cli;

import dev.sage.llm.redaction.Sink;
import dev.sage.workbench.CallCosts;
import dev.sage.workbench.exchange.ExportFormat;
import dev.sage.workbench.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sage show}: one stored call, whole. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Show one stored call.")
final class ShowCommand implements Callable<Integer> {

  private final GlobalOptions globals;

  @Option(names = "--json", description = "One JSON document, every frame included.")
  private boolean json;

  @Option(
      names = "--frames",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many frames to show (default 20).")
  private int frames = 20;

  @Option(
      names = "--recording",
      paramLabel = "DIR",
      description = "Write the call into DIR as a recording, and print the new folder.")
  private @Nullable Path recording;

  @Option(
      names = "--export",
      arity = "2",
      paramLabel = "FORMAT FILE",
      hideParamSyntax = true,
      description =
          "Write the answer into FILE as sse, jsonl or har; as a recording into a folder; or the"
              + " call as a trace: otlp.")
  private List<String> export = List.of();

  @Option(
      names = "--policy",
      paramLabel = "P",
      description = "Redact what is written by this policy, too: export, log, otlp, clipboard.")
  private @Nullable Sink policy;

  @Parameters(
      paramLabel = "ID",
      description = "The call's id, its beginning, or the provider's request id.")
  private String id = "";

  ShowCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() {
    var costs = CallCosts.of(globals.home());
    try (Store store = new StoreAccess(globals).openToRead()) {
      var call = StoreAccess.call(store, id.strip());
      if (recording != null) {
        new ShowExport(globals, store, policy).write(call, ExportFormat.RECORDING, recording);
      } else if (!export.isEmpty()) {
        new ShowExport(globals, store, policy)
            .write(call, ShowExport.format(export.getFirst()), Path.of(export.getLast()));
      } else if (json) {
        new ShowJson(store, globals.terminal(), costs).print(call);
      } else {
        new ShowText(store, globals.terminal(), costs).print(call, frames);
      }
    }
    return ExitCode.OK;
  }
}
