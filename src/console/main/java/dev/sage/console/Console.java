package dev.sage.console;

import dev.sage.console.shell.Shell;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.WorkbenchException;
import dev.sage.workbench.WorkbenchOptions;
import dev.sage.workbench.store.StoreException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;

/** Opens the console on a home folder: the workbench, and the window around it. */
public final class Console {
  private Console() {}

  /**
   * Opens the console and returns when its window is closed; once in a process.
   *
   * @param options of the workbench; its notices are replaced by the window's list of problems
   * @return the exit code of the process
   */
  public static int open(WorkbenchOptions options) {
    if (!ConsoleLauncher.displayNamed()) {
      return ConsoleLauncher.withoutDisplay();
    }
    EarlyNotices notices = new EarlyNotices();
    Workbench workbench;
    try {
      workbench = Workbench.open(options.withNotices(notices));
    } catch (StoreException | WorkbenchException unusable) {
      return ConsoleLauncher.launch(closed(options, String.valueOf(unusable.getMessage())));
    }
    try (workbench) {
      return ConsoleLauncher.launch(window(options, workbench, notices));
    }
  }

  private static ConsoleOptions window(
      WorkbenchOptions options, Workbench workbench, EarlyNotices notices) {
    return new ConsoleOptions(
        shell(options, workbench.redactor()::redact),
        services -> {
          notices.show(services.problems());
          return new Panels(services, workbench).all();
        });
  }

  private static ConsoleOptions closed(WorkbenchOptions options, String sentence) {
    return new ConsoleOptions(
        shell(options, UnaryOperator.identity()), services -> List.of(new ClosedPanel(sentence)));
  }

  private static Shell.Options shell(WorkbenchOptions options, UnaryOperator<String> redact) {
    return new Shell.Options(options.home().folder(), InstantSource.system(), redact);
  }
}
