package dev.sage.benchmarks.console;

import dev.sage.console.ConsoleOptions;
import dev.sage.console.Panels;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Shell;
import dev.sage.simulator.SimulatorOptions;
import dev.sage.simulator.Speed;
import dev.sage.workbench.Home;
import dev.sage.workbench.Workbench;
import dev.sage.workbench.WorkbenchOptions;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.PendingDeletion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The real window on a home folder that is thrown away. */
record Window(Workbench workbench, Shell shell, Panels panels) implements AutoCloseable {
  private static final int AHEAD_MILLIS = 10_000;

  static Window open(Path home, Speed speed, List<Path> recordings)
      throws IOException, InterruptedException {
    return open(home, speed, recordings, null);
  }

  /** The same; Compare reads that file of inputs as if it had been chosen last time. */
  static Window open(Path home, Speed speed, List<Path> recordings, @Nullable Path inputs)
      throws IOException, InterruptedException {
    if (inputs != null) {
      Path drafts = Files.createDirectories(home.resolve("drafts"));
      Files.writeString(
          drafts.resolve("compare-run.txt"), "{\"inputs\":\"" + inputs + "\",\"parallel\":4}\n");
    }
    Workbench workbench =
        Workbench.open(
            WorkbenchOptions.of(new Home(home), sentence -> {})
                .withEnvironment(Map.of("SAGE_KEYCHAIN", "off"))
                .withSimulator(
                    SimulatorOptions.DEFAULT.withSpeed(speed).withRecordings(recordings)));
    return Fx.get(
        () -> {
          AtomicReference<Panels> panels = new AtomicReference<>();
          Stage stage = new Stage();
          Shell shell =
              new Shell(
                  stage,
                  ConsoleOptions.window(workbench),
                  services -> {
                    panels.set(
                        new Panels(
                            services,
                            workbench,
                            new PendingDeletion(workbench.store(), System::nanoTime)));
                    return panels.get().all();
                  });
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(1440);
          stage.setHeight(900);
          shell.show();
          return new Window(workbench, shell, Objects.requireNonNull(panels.get()));
        });
  }

  /** Builds the panels that nobody has opened, as the console does after its start. */
  void buildAhead() throws InterruptedException {
    Fx.run(shell::buildAhead);
    Thread.sleep(AHEAD_MILLIS);
  }

  /** Asks these models side by side and waits for all answers. */
  void ask(List<String> models) throws InterruptedException {
    Fx.run(
        () -> {
          shell.services().navigator().open(PanelId.COMPARE);
          panels.compare().runWith(models, "");
        });
    Fx.await("answers", panels.compare()::idle);
    workbench.store().flush();
  }

  /** The id of the newest call. */
  String newest() {
    return workbench.store().calls(CallQuery.newest(1)).getFirst().id();
  }

  /** Opens a call in Streams. */
  void inspect(String callId) throws InterruptedException {
    Fx.run(
        () -> {
          shell.services().navigator().open(PanelId.STREAMS);
          panels.streams().open(callId);
        });
  }

  <N extends Node> N find(String selector, Class<N> type) throws InterruptedException {
    return Fx.get(
        () ->
            type.cast(Objects.requireNonNull(shell.scene().getRoot().lookup(selector), selector)));
  }

  /** Whether it is on the screen, asked on the FX thread. */
  boolean shown(String selector) {
    return shell.scene().getRoot().lookupAll(selector).stream().anyMatch(Window::seen);
  }

  /** Whether one of its cells that are on the screen says that, asked on the FX thread. */
  boolean says(String selector, String words) {
    return shell.scene().getRoot().lookupAll(selector + " .text").stream()
        .anyMatch(
            node -> node instanceof Text text && seen(text) && text.getText().contains(words));
  }

  /** What a figure is worth nothing without. */
  void check(String what, BooleanSupplier so) throws InterruptedException {
    if (!Fx.get(so::getAsBoolean)) {
      throw new IllegalStateException("Not on the screen: " + what);
    }
  }

  private static boolean seen(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null && node.getLayoutBounds().getHeight() > 0;
  }

  /** The rows of that selector that are the most, asked on the FX thread. */
  VirtualRows longest(String selector) {
    return shell.scene().getRoot().lookupAll(selector).stream()
        .map(VirtualRows.class::cast)
        .max(Comparator.comparingInt(VirtualRows::size))
        .orElseThrow();
  }

  @Override
  public void close() {
    CompletableFuture.runAsync(
            () -> {
              shell.close();
              shell.scene().getWindow().hide();
            },
            Platform::runLater)
        .join();
    workbench.close();
  }
}
