package dev.sage.console;

import dev.sage.workbench.Home;
import dev.sage.workbench.WorkbenchOptions;
import java.nio.file.Path;

/** The main class of the desktop console. */
public final class App {
  private App() {}

  /** Opens the console and returns to the system when its window is closed. */
  public static void main(String[] arguments) {
    Home home = Home.find(null, System.getenv());
    System.exit(Console.open(WorkbenchOptions.of(home, sentence -> {}).withProject(Path.of(""))));
  }
}
