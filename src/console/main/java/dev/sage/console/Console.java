package dev.sage.console;

import dev.sage.console.text.Texts;
import dev.sage.workbench.Home;
import dev.sage.workbench.SingleInstance;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.WorkbenchException;
import dev.sage.workbench.WorkbenchOptions;
import dev.sage.workbench.log.LogChoice;
import dev.sage.workbench.store.PendingDeletion;
import dev.sage.workbench.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the console on a home folder: the workbench, and the window around it. */
public final class Console {
  private static final Logger LOG = LoggerFactory.getLogger(Console.class);
  private static final int DONE = 0;
  private static final int WRONG_USE = 2;

  private Console() {}

  /**
   * Opens the console and returns when its window is closed; once in a process. Where a console has
   * that home already, it comes to the front instead.
   *
   * @param options of the workbench; its notices are replaced by the window's list of problems
   * @return the exit code of the process
   */
  public static int open(WorkbenchOptions options) {
    if (!ConsoleLauncher.displayNamed()) {
      return ConsoleLauncher.withoutDisplay();
    }
    Optional<SingleInstance> claim;
    try {
      claim = claim(options.home());
    } catch (IOException unanswered) {
      ConsoleLauncher.complain(String.valueOf(unanswered.getMessage()));
      return WRONG_USE;
    }
    if (claim.isEmpty() && writable(options.home())) {
      ConsoleLauncher.say(Texts.text("launch.handed-over", options.home().folder()));
      return DONE;
    }
    Runnable giveBack = () -> claim.ifPresent(SingleInstance::close);
    ToolkitStart toolkit = ToolkitStart.begin();
    try {
      return openAlone(options, toolkit, giveBack);
    } catch (RuntimeException | Error broken) {
      toolkit.end();
      throw broken;
    } finally {
      giveBack.run();
    }
  }

  /** Claims the home folder; nothing where another console has it, or nobody can claim it. */
  private static Optional<SingleInstance> claim(Home home) throws IOException {
    try {
      return SingleInstance.claim(home, Console::toFront);
    } catch (IOException unclaimed) {
      if (writable(home)) {
        throw unclaimed;
      }
      // Two consoles do no harm where neither can write; the store says what is wrong.
      return Optional.empty();
    }
  }

  private static boolean writable(Home home) {
    return Files.isWritable(home.folder());
  }

  private static void toFront() {
    try {
      Platform.runLater(
          () ->
              Window.getWindows().stream()
                  .filter(Stage.class::isInstance)
                  .map(Stage.class::cast)
                  .forEach(
                      stage -> {
                        stage.setIconified(false);
                        stage.toFront();
                        stage.requestFocus();
                      }));
    } catch (IllegalStateException starting) {
      LOG.debug("The window is not there yet; it will come to the front by itself.", starting);
    }
  }

  private static int openAlone(WorkbenchOptions options, ToolkitStart toolkit, Runnable giveBack) {
    EarlyNotices notices = new EarlyNotices();
    Workbench workbench;
    try {
      workbench = Workbench.open(options.withNotices(notices).withLog(log(options)));
    } catch (StoreException | WorkbenchException unusable) {
      return ConsoleLauncher.launch(toolkit, ClosedConsole.of(options, unusable));
    }
    // What waits to be deleted goes before the store is closed.
    try (workbench;
        PendingDeletion pending = new PendingDeletion(workbench.store(), System::nanoTime)) {
      try {
        return ConsoleLauncher.launch(toolkit, window(workbench, pending, notices));
      } finally {
        // No window could come to the front any more, and the end may wait for a collector or a
        // deletion.
        giveBack.run();
      }
    }
  }

  /** A file of its own: commands that run meanwhile have theirs. */
  private static LogChoice log(WorkbenchOptions options) {
    LogChoice said = options.log();
    return (said == null ? LogChoice.COMMAND : said).withFile("console");
  }

  private static ConsoleOptions window(
      Workbench workbench, PendingDeletion pending, EarlyNotices notices) {
    return new ConsoleOptions(
        ConsoleOptions.window(workbench),
        services -> {
          notices.show(services.problems());
          return new Panels(services, workbench, pending).all();
        });
  }
}
