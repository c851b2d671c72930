package dev.sage.benchmarks.console;

import static dev.sage.benchmarks.console.Table.NO_TARGET;

import dev.sage.console.control.VirtualRows;
import dev.sage.console.shell.PanelId;
import dev.sage.simulator.Speed;
import dev.sage.workbench.prompt.Column;
import dev.sage.workbench.prompt.Prompt;
import dev.sage.workbench.prompt.Turn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;

/** A prompt of megabytes, looked at in Streams as it was asked. */
final class RequestPart {
  private static final String MODEL = "sim-openai/clean";
  private static final int LINES = 60_000;
  private static final String LINE = "A line of a long document that somebody pasted as it was.\n";

  private RequestPart() {}

  private static Prompt prompt(String words) {
    return Prompt.blank(List.of(Column.of(MODEL))).withTurns(List.of(new Turn.User(words)));
  }

  static void measure(Path folder) throws IOException, InterruptedException {
    try (Window window = Window.open(folder.resolve("request-home"), Speed.INSTANT, List.of())) {
      Fx.run(
          () -> {
            window.shell().services().navigator().open(PanelId.COMPARE);
            window.panels().compare().show(prompt(LINE.repeat(LINES)));
            window.panels().compare().runWith(List.of(MODEL), "");
          });
      Fx.await("the answer", window.panels().compare()::idle);
      window.workbench().store().flush();
      String id = window.newest();
      Fx.run(() -> window.panels().compare().show(prompt("small")));
      window.ask(List.of(MODEL));
      var streams = window.panels().streams();
      Fx.run(() -> window.shell().services().navigator().open(PanelId.STREAMS));
      Fx.run(() -> streams.openRequest(window.newest()));
      Fx.await("a small request", streams::settled);
      Frames.each(3, pulse -> {});
      Frames frames = Frames.watch();
      long opened = System.nanoTime();
      Fx.run(() -> streams.openRequest(id));
      Fx.await(
          "its words", () -> streams.settled() && window.says("#streams-request-log", "pasted"));
      Frames.each(1, pulse -> {});
      String request = "a request of 3.5 MB";
      Table.millis(request + ", opened until it is shown", NO_TARGET, Fx.since(opened));
      Table.streamed(request, frames.stop());
      Button all = window.find("#streams-request-all", Button.class);
      VirtualRows rows = window.find("#streams-request-log", VirtualRows.class);
      frames = Frames.watch();
      Fx.run(all::fire);
      Fx.await("as much of it as is shown", () -> streams.settled() && rows.size() > LINES / 2);
      Table.streamed("two millions of its characters set in lines", frames.stop());
    }
  }
}
