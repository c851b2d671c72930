package dev.sage.workbench.cli;

import dev.sage.workbench.Json;
import dev.sage.workbench.store.StoreVacuum;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sage store vacuum}: gives free pages back to the disk. */
@Command(
    name = "vacuum",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Write the store anew without its free pages. Nothing else may have it open.")
final class StoreVacuumCommand implements Callable<Integer> {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final GlobalOptions globals;
  private long told = System.nanoTime();

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  StoreVacuumCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() {
    globals.openLog();
    var terminal = globals.terminal();
    var result =
        StoreVacuum.run(globals.home(), this::step, notice -> terminal.notice("sage: " + notice));
    long freed = result.before() - result.after();
    if (json) {
      terminal.line(
          Json.line(
              Json.object()
                  .put("file", result.file().toString())
                  .put("before", result.before())
                  .put("after", result.after())
                  .put("freed", freed)));
    } else {
      terminal.line(
          "%s: %,d bytes before, %,d after; %,d are the disk's again."
              .formatted(result.file(), result.before(), result.after(), Math.max(0, freed)));
    }
    return ExitCode.OK;
  }

  private void step(long written, long expected) {
    if (System.nanoTime() - told >= SECOND) {
      told = System.nanoTime();
      globals
          .terminal()
          .notice(
              "sage: %d %% of about %,d bytes written"
                  .formatted(
                      expected == 0 ? 0 : Math.min(100, 100 * written / expected), expected));
    }
  }
}
