package dev.sage.workbench.cli;

import dev.sage.workbench.Counted;
import dev.sage.workbench.Json;
import dev.sage.workbench.store.CallSelection;
import dev.sage.workbench.store.KeptStoreFile;
import dev.sage.workbench.store.SelectionSize;
import dev.sage.workbench.store.Store;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sage store delete}: deletes calls with all that belongs to them, for good. */
@Command(
    name = "delete",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Delete calls with all that belongs to them, for good.",
    footer = {
      "",
      "The filter is that of \"sage calls\"; one that begins with - comes after --. What runs stays,",
      "and what is pinned without --pinned. \"sage store backup\" keeps a copy of everything first."
    })
final class StoreDeleteCommand implements Callable<Integer> {

  private final GlobalOptions globals;

  @Option(names = "--dry-run", description = "Only say what would be deleted.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Option(names = "--pinned", description = "Pinned calls too.")
  private boolean pinned;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  @Parameters(paramLabel = "FILTER", arity = "1..*", description = "Which calls.")
  private List<String> filter = List.of();

  StoreDeleteCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() {
    var passing = FilterWords.parse(filter);
    if (passing.source().isBlank()) {
      throw CliException.usage(
          "An empty filter would delete every call. Say which: before:2026-01-31, say.");
    }
    var selection = new CallSelection(passing, pinned);
    var access = new StoreAccess(globals);
    try (var store = dryRun ? access.openToRead() : access.open()) {
      return delete(store, selection);
    }
  }

  private int delete(Store store, CallSelection selection) {
    var size = store.care().size(selection);
    if (!json || !dryRun) {
      announce(size);
    }
    if (dryRun || size.calls() == 0) {
      report(store, size, 0);
      return ExitCode.OK;
    }
    if (!yes && !agreed(size)) {
      globals.terminal().notice("sage: Nothing is deleted.");
      return ExitCode.FAILURE;
    }
    return gone(store, selection, size);
  }

  private int gone(Store store, CallSelection selection, SelectionSize size) {
    var gone = new AtomicLong();
    var ticker = new Ticker(globals.terminal(), "calls");
    // What it says must be said before the interruption is over: the process ends then.
    try (var interruption = new Interruption()) {
      interruption.onInterrupt(Thread.currentThread()::interrupt);
      store
          .care()
          .delete(
              selection,
              deleted -> {
                gone.set(deleted);
                ticker.tick(deleted, size.calls());
              });
      report(store, size, gone.get());
      return ExitCode.OK;
    } catch (InterruptedException stopped) {
      globals
          .terminal()
          .notice(
              "sage: Stopped: %s deleted, the rest stays."
                  .formatted(Counted.of(gone.get(), "call")));
      return ExitCode.FAILURE;
    }
  }

  /** On standard error: what a script reads is the result. */
  private void announce(SelectionSize size) {
    var terminal = globals.terminal();
    terminal.notice(
        "sage: %s, about %,d bytes."
            .formatted(calls(size.calls(), "would be deleted"), size.bytes()));
    if (size.pinned() > 0) {
      terminal.notice(
          "sage: %s; --pinned deletes them too.".formatted(calls(size.pinned(), "pinned: kept")));
    }
    if (size.running() > 0) {
      terminal.notice("sage: %s.".formatted(calls(size.running(), "running: kept")));
    }
  }

  private static String calls(long count, String what) {
    return Counted.of(count, "call") + " " + what;
  }

  private boolean agreed(SelectionSize size) {
    if (!globals.terminal().isTerminal()) {
      throw CliException.usage(
          "Nobody can be asked here. Add --yes to delete, or --dry-run to see what would go.");
    }
    String answer =
        globals
            .terminal()
            .ask(
                "Delete %s for good? This can't be undone. [y/N] "
                    .formatted(
                        size.calls() == 1
                            ? "this call"
                            : "these %,d calls".formatted(size.calls())));
    return answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes");
  }

  private void report(Store store, SelectionSize size, long deleted) {
    var kept = KeptStoreFile.beside(store.file());
    if (json) {
      var document =
          Json.object()
              .put("calls", size.calls())
              .put("bytes", size.bytes())
              .put("pinned", size.pinned())
              .put("running", size.running())
              .put("deleted", deleted);
      var names = document.putArray("kept");
      kept.forEach(file -> names.add(file.file().toString()));
      globals.terminal().line(Json.line(document));
    } else if (!dryRun) {
      globals.terminal().line(Counted.of(deleted, "call") + " deleted");
    }
    if (!kept.isEmpty() && size.calls() > 0) {
      sayKept(kept);
    }
  }

  /** Nothing is taken out of them: Sage never changes what it has set aside. */
  private void sayKept(List<KeptStoreFile> kept) {
    globals
        .terminal()
        .notice(
            "sage: Older files of the store may have these calls yet; delete them where you need"
                + " them no more:");
    for (KeptStoreFile file : kept) {
      globals
          .terminal()
          .notice(
              "  %s (%s, %,d bytes)"
                  .formatted(
                      file.file(),
                      file.damaged() ? "set aside as damaged" : "from before a new schema",
                      file.bytes()));
    }
  }
}
