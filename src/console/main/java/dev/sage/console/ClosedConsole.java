package dev.sage.console;

import dev.sage.console.shell.Action;
import dev.sage.console.shell.Panel;
import dev.sage.console.shell.Services;
import dev.sage.console.shell.Shell;
import dev.sage.console.store.ClosedStoreDesk;
import dev.sage.workbench.Environment;
import dev.sage.workbench.WorkbenchOptions;
import dev.sage.workbench.store.StoreException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The window that is shown where the workbench can't be opened. */
final class ClosedConsole {
  private ClosedConsole() {}

  /**
   * What it is started with.
   *
   * @param why its message has the fact and the fix
   */
  static ConsoleOptions of(WorkbenchOptions options, RuntimeException why) {
    var redactor = Environment.redactor(options.environment());
    UnaryOperator<String> redact = redactor::redact;
    return new ConsoleOptions(
        new Shell.Options(options.home().folder(), InstantSource.system(), redact),
        services -> List.of(panel(services, options, why, redact)));
  }

  private static Panel panel(
      Services services,
      WorkbenchOptions options,
      RuntimeException why,
      UnaryOperator<String> redact) {
    Optional<Action> store =
        why instanceof StoreException closed
            ? Optional.of(
                new ClosedStoreDesk(services, options.home().database(), closed, redact).look())
            : Optional.empty();
    return new ClosedPanel(redact.apply(String.valueOf(why.getMessage())), store);
  }
}
