package dev.sage.console;

import dev.sage.console.home.FolderChooser;
import dev.sage.console.shell.Shell;
import dev.sage.console.store.StoreFiles;
import dev.sage.console.streams.list.StreamFiles;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.simulator.Speed;
import dev.sage.workbench.Home;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.WorkbenchOptions;
import dev.sage.workbench.log.LogChoice;
import dev.sage.workbench.store.PendingDeletion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** The whole console on a home folder, as a person opens it, with a fast simulator. */
public final class ConsoleWindow implements AutoCloseable {
  private final Workbench workbench;
  private final PendingDeletion pending;
  private final AtomicLong nanos;
  private final Ui ui;
  private final Shell shell;
  private final Panels panels;

  private ConsoleWindow(
      Workbench workbench,
      PendingDeletion pending,
      AtomicLong nanos,
      Ui ui,
      Shell shell,
      Panels panels) {
    this.workbench = workbench;
    this.pending = pending;
    this.nanos = nanos;
    this.ui = ui;
    this.shell = shell;
    this.panels = panels;
  }

  /** Opens the window. */
  public static ConsoleWindow open(Path home, Speed speed) {
    return open(home, speed, List.of());
  }

  /** Opens the window with a simulator that plays recordings, too. */
  public static ConsoleWindow open(Path home, Speed speed, List<Path> recordings) {
    return open(home, speed, recordings, owner -> Optional.empty());
  }

  /** Opens the window of a person who chooses folders so. */
  public static ConsoleWindow open(Path home, Speed speed, FolderChooser chooser) {
    return open(home, speed, List.of(), chooser);
  }

  /** Opens the window of a person who chooses files with streams so. */
  public static ConsoleWindow open(Path home, Speed speed, StreamFiles files) {
    return open(home, speed, List.of(), owner -> Optional.empty(), files);
  }

  /** Opens the window of a person who chooses files for the whole store so. */
  public static ConsoleWindow open(Path home, Speed speed, StoreFiles files) {
    return open(
        options(home, speed, List.of()), owner -> Optional.empty(), StreamFiles.SYSTEM, files);
  }

  private static WorkbenchOptions options(Path home, Speed speed, List<Path> recordings) {
    return WorkbenchOptions.of(new Home(home), sentence -> {})
        .withLog(LogChoice.COMMAND.withFile("console"))
        .withSimulator(SimulatorOptions.DEFAULT.withSpeed(speed).withRecordings(recordings));
  }

  private static ConsoleWindow open(
      Path home, Speed speed, List<Path> recordings, FolderChooser chooser) {
    return open(home, speed, recordings, chooser, StreamFiles.SYSTEM);
  }

  private static ConsoleWindow open(
      Path home, Speed speed, List<Path> recordings, FolderChooser chooser, StreamFiles files) {
    return open(options(home, speed, recordings), chooser, files, StoreFiles.SYSTEM);
  }

  /** Opens the window of a workbench that was set up so, except that it has no environment. */
  public static ConsoleWindow open(WorkbenchOptions options, FolderChooser chooser) {
    return open(options, chooser, StreamFiles.SYSTEM, StoreFiles.SYSTEM);
  }

  private static ConsoleWindow open(
      WorkbenchOptions options, FolderChooser chooser, StreamFiles files, StoreFiles store) {
    Workbench workbench = Workbench.open(options.withEnvironment(Map.of("SAGE_KEYCHAIN", "off")));
    AtomicLong nanos = new AtomicLong();
    PendingDeletion pending = new PendingDeletion(workbench.store(), nanos::get);
    AtomicReference<Shell> shell = new AtomicReference<>();
    AtomicReference<Panels> panels = new AtomicReference<>();
    Ui ui =
        Ui.open(
            stage -> {
              shell.set(
                  new Shell(
                      stage,
                      // No machine is so slow that a notice is gone before a test looks at it.
                      ConsoleOptions.window(workbench).withNoticed(Duration.ofHours(1)),
                      services -> {
                        panels.set(
                            new Panels(
                                services,
                                workbench,
                                pending,
                                chooser,
                                chooser,
                                owner -> Optional.empty(),
                                files,
                                store));
                        return panels.get().all();
                      }));
              stage.setWidth(1440);
              stage.setHeight(900);
              shell.get().show();
            });
    return new ConsoleWindow(workbench, pending, nanos, ui, shell.get(), panels.get());
  }

  public Ui ui() {
    return ui;
  }

  public Shell shell() {
    return shell;
  }

  public Panels panels() {
    return panels;
  }

  public Workbench workbench() {
    return workbench;
  }

  /** Lets the clock go on by which deletions become due; by itself it stands still. */
  public void passes(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  @Override
  public void close() {
    Ui.runFx(shell::close);
    ui.close();
    pending.close();
    workbench.close();
  }
}
