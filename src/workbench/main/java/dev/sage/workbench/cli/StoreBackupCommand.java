package dev.sage.workbench.cli;

import dev.sage.workbench.Json;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sage store backup}: copies the whole store, also while it is written. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Copy the whole store into a new file, also while Sage runs.")
final class StoreBackupCommand implements Callable<Integer> {

  private final GlobalOptions globals;

  @Option(names = "--json", description = "One JSON document.")
  private boolean json;

  @Parameters(index = "0", paramLabel = "FILE", description = "Where to; none may be there yet.")
  private String file = "";

  StoreBackupCommand(GlobalOptions globals) {
    this.globals = globals;
  }

  @Override
  public Integer call() {
    Path target = target();
    var terminal = globals.terminal();
    var working = Thread.currentThread();
    try (var store = new StoreAccess(globals).openToRead();
        var interruption = new Interruption()) {
      interruption.onInterrupt(working::interrupt);
      long bytes = store.care().backup(target);
      if (json) {
        terminal.line(Json.line(Json.object().put("file", target.toString()).put("bytes", bytes)));
      } else {
        terminal.line("%s: %,d bytes".formatted(Printable.text(file), bytes));
      }
      return ExitCode.OK;
    } catch (InterruptedException stopped) {
      terminal.notice("sage: Stopped; no file is written.");
      return ExitCode.FAILURE;
    }
  }

  private Path target() {
    try {
      return Path.of(file).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new CliException(
          ExitCode.USAGE, "%s is no name of a file.".formatted(Printable.text(file)), e);
    }
  }
}
