package dev.sage.console;

import dev.sage.console.home.HomeActions;
import dev.sage.console.home.HomeContent;
import dev.sage.console.home.HomePanel;
import dev.sage.console.home.Scenario;
import dev.sage.console.shell.Panel;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Services;
import dev.sage.console.shell.Shell;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The main class of the desktop console. */
public final class App {
  private App() {}

  /** Opens the console and returns to the system when its window is closed. */
  public static void main(String[] arguments) {
    Path home =
        Optional.ofNullable(System.getenv("SAGE_HOME"))
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".local", "share", "sage"));
    System.exit(
        ConsoleLauncher.launch(
            new ConsoleOptions(
                new Shell.Options(home, InstantSource.system(), text -> text), App::panels)));
  }

  private static List<Panel> panels(Services services) {
    HomeActions actions =
        new HomeActions() {
          @Override
          public void runScenario(Scenario scenario) {
            services.navigator().open(PanelId.COMPARE);
          }

          @Override
          public void openRecording(Path folder) {
            services.navigator().open(PanelId.STREAMS);
          }

          @Override
          public void useVariable(String name) {
            services.navigator().open(PanelId.COMPARE);
          }
        };
    return List.of(new HomePanel(new HomeContent(List.of(), List.of()), actions));
  }
}
