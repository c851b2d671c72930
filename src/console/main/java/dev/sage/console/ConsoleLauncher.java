package dev.sage.console;

import dev.sage.console.shell.Shell;
import dev.sage.console.text.Texts;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the window, and waits until it is closed. */
public final class ConsoleLauncher {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleLauncher.class);
  private static final int DONE = 0;
  private static final int INTERNAL_ERROR = 3;
  private static final int INTERRUPTED = 130;

  private ConsoleLauncher() {}

  /**
   * Runs the console until its window is closed; once in a process.
   *
   * @return the exit code of the process: 0 also where there is no toolkit, which is said in one
   *     sentence on standard output
   */
  static int launch(ToolkitStart toolkit, ConsoleOptions options) {
    CountDownLatch closed = new CountDownLatch(1);
    AtomicInteger exit = new AtomicInteger(DONE);
    try {
      toolkit.await();
      Platform.runLater(() -> exit.set(open(options, closed)));
      closed.await();
    } catch (RuntimeException | UnsatisfiedLinkError noToolkit) {
      // A display that is named but not there, or a system without the toolkit's libraries.
      LOG.trace("The toolkit did not start.", noToolkit);
      say(Texts.text("launch.no-toolkit"));
      return DONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return INTERRUPTED;
    }
    Platform.exit();
    return exit.get();
  }

  static boolean displayNamed() {
    return displayNamed(System.getProperty("os.name", ""), System.getenv());
  }

  /** Whether a window can be hoped for: elsewhere than on Linux there is always a display. */
  static boolean displayNamed(String os, Map<String, String> environment) {
    return !os.startsWith("Linux")
        || "Headless".equalsIgnoreCase(System.getProperty("glass.platform"))
        || !environment.getOrDefault("DISPLAY", "").isEmpty()
        || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
  }

  private static int open(ConsoleOptions options, CountDownLatch closed) {
    Stage stage = new Stage();
    Shell shell;
    try {
      shell = new Shell(stage, options.shell(), options.panels());
      stage.setOnHidden(
          event -> {
            shell.close();
            closed.countDown();
          });
      reportUncaught(shell);
      shell.show();
      shell.buildAhead();
      return DONE;
    } catch (RuntimeException broken) {
      LOG.error("The window could not be built.", broken);
      say(Texts.text("launch.broken"));
      closed.countDown();
      return INTERNAL_ERROR;
    }
  }

  private static void reportUncaught(Shell shell) {
    Thread.currentThread()
        .setUncaughtExceptionHandler(
            (thread, failure) ->
                shell
                    .services()
                    .problems()
                    .report(Texts.text("uncaught.what"), Texts.text("uncaught.fix"), failure));
  }

  static int withoutDisplay() {
    say(Texts.text("launch.no-display"));
    return DONE;
  }

  static void complain(String sentence) {
    System.err.println(sentence);
  }

  /** With {@link #complain} the one place where the console speaks to a terminal. */
  static void say(String sentence) {
    System.out.println(sentence);
  }
}
