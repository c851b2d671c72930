package dev.sage.console.streams;

import dev.sage.console.ConsoleWindow;
import dev.sage.console.shell.PanelId;
import dev.sage.console.ui.Ui;
import dev.sage.simulator.Speed;
import java.nio.file.Path;

/** The window with Streams open at a known call. */
final class OpenedSample {
  private OpenedSample() {}

  /** At an even stream of so many pieces. */
  static ConsoleWindow clean(Path home, String model, int pieces) throws InterruptedException {
    String id;
    try (SampleCalls calls = new SampleCalls(home)) {
      id = calls.clean(model, pieces);
      calls.flush();
    }
    ConsoleWindow window = ConsoleWindow.open(home, Speed.INSTANT);
    Ui.runFx(
        () -> {
          window.shell().services().navigator().open(PanelId.STREAMS);
          window.panels().streams().open(id);
        });
    Ui.await("the call", () -> window.panels().streams().settled());
    return window;
  }
}
