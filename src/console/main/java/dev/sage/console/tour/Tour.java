package dev.sage.console.tour;

import dev.sage.console.ConsoleOptions;
import dev.sage.console.shell.Drawn;
import dev.sage.console.shell.Shell;
import dev.sage.console.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Drives the real window on the headless platform of JavaFX and leaves one picture for each stop,
 * {@code N-name.png}. Once in a process, and before anything else has started the toolkit.
 */
public final class Tour {
  private final ConsoleOptions console;
  private final TourOptions options;
  private final Supplier<List<Stop>> stops;

  /**
   * A tour.
   *
   * @param stops asked on the FX thread when the window and its panels are there
   */
  public Tour(ConsoleOptions console, TourOptions options, Supplier<List<Stop>> stops) {
    this.console = console;
    this.options = options;
    this.stops = stops;
  }

  /**
   * Walks the tour.
   *
   * @return the pictures, in their order
   * @throws IOException if a picture cannot be written
   * @throws TourException if a stop did not come to what it waits for, or something failed there
   */
  public List<Path> walk() throws IOException, TourException, InterruptedException {
    headless();
    Files.createDirectories(options.folder());
    Platform.startup(() -> Platform.setImplicitExit(false));
    Shell shell = onFx(this::open);
    List<Path> pictures = new ArrayList<>();
    try {
      List<Stop> all = onFx(stops::get);
      // So many digits that the names are in the order of the tour.
      String name = "%0" + String.valueOf(all.size()).length() + "d-%s.png";
      for (Stop stop : all) {
        Path file =
            options
                .folder()
                .resolve(String.format(Locale.ROOT, name, pictures.size() + 1, stop.name()));
        Png.write(see(shell, stop), file);
        pictures.add(file);
      }
    } finally {
      onFx(
          () -> {
            shell.close();
            shell.scene().getWindow().hide();
            return shell;
          });
      Platform.exit();
    }
    return pictures;
  }

  /** Chosen before the toolkit looks: software rendering, greyscale text, the same everywhere. */
  private static void headless() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("prism.lcdtext", "false");
  }

  private Shell open() {
    Stage stage = new Stage();
    Shell shell = new Shell(stage, console.shell(), console.panels());
    stage.setX(0);
    stage.setY(0);
    stage.setWidth(options.width());
    stage.setHeight(options.height());
    shell.themes().choiceProperty().set(options.theme());
    // A picture is taken of what has come, not of what is coming.
    shell.scene().getPreferences().setReducedMotion(true);
    shell.show();
    return shell;
  }

  private WritableImage see(Shell shell, Stop stop) throws TourException, InterruptedException {
    onFx(
        () -> {
          stop.action().accept(shell);
          return true;
        });
    long deadline = System.nanoTime() + options.patience().toNanos();
    while (!onFx(stop.until()::getAsBoolean)) {
      if (System.nanoTime() > deadline) {
        throw new TourException(
            Texts.text("tour.late", stop.name(), options.patience().toSeconds()), null);
      }
      pulses(1);
    }
    // Layout and style of what has just changed need a pulse, and what that moves another.
    pulses(3);
    return onFx(() -> shell.scene().snapshot(null));
  }

  private static void pulses(int count) throws TourException, InterruptedException {
    CompletableFuture<Boolean> passed = new CompletableFuture<>();
    Drawn.after(count + 1, () -> passed.complete(true));
    get(passed);
  }

  private static <T> T onFx(Callable<T> callable) throws TourException, InterruptedException {
    CompletableFuture<T> result = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            result.complete(callable.call());
          } catch (Exception e) {
            result.completeExceptionally(e);
          }
        });
    return get(result);
  }

  private static <T> T get(CompletableFuture<T> result) throws TourException, InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      throw new TourException(Texts.text("tour.failed"), e.getCause());
    }
  }

  /** A tour that could not be walked to its end. */
  public static final class TourException extends Exception {
    private static final long serialVersionUID = 1;

    TourException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
