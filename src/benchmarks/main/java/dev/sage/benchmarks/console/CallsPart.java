package dev.sage.benchmarks.console;

import static dev.sage.benchmarks.console.Table.NO_TARGET;

import dev.sage.console.control.VirtualRows;
import dev.sage.console.shell.PanelId;
import dev.sage.simulator.Speed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The list of calls in Streams over a store of many calls. */
final class CallsPart {
  private static final int PULSES = 300;

  private CallsPart() {}

  static void measure(Path folder, int calls) throws IOException, InterruptedException {
    try (Window window = Window.open(ManyCalls.home(folder), Speed.INSTANT, List.of())) {
      ManyCalls.fill(window.workbench().store(), calls);
      window.buildAhead();
      var streams = window.panels().streams();
      long opened = System.nanoTime();
      Fx.run(() -> window.shell().services().navigator().open(PanelId.STREAMS));
      Fx.await("its rows", () -> window.says("#streams-calls", "/"));
      Frames.each(1, pulse -> {});
      Table.millis("the list of calls opened, until rows are shown", 500, Fx.since(opened));
      VirtualRows list = window.find("#streams-calls", VirtualRows.class);
      Fx.await("all of them", () -> list.size() > 100);
      Table.millis("until it is counted", NO_TARGET, Fx.since(opened));
      // Its first call may have a million frames.
      Fx.await("its first call", streams::settled);
      int size = Fx.get(list::size);
      long end = System.nanoTime();
      Fx.run(() -> list.scrollTo(size));
      Fx.await("the last rows", () -> streams.settled() && window.says("#streams-calls", "/"));
      Frames.each(1, pulse -> {});
      Table.millis("jumping to its end, until rows are shown", 500, Fx.since(end));
      Frames frames = Frames.watch();
      Frames.each(PULSES, pulse -> list.scrollTo(size - 3 * pulse));
      Table.scrolled("scrolling up from there, three rows a pulse", frames.stop());
      frames = Frames.watch();
      Frames.each(PULSES, pulse -> list.scrollTo((int) ((long) size * pulse / PULSES)));
      Table.scrolled("jumping through all of it in 300 pulses", frames.stop());
      long last = System.nanoTime();
      Fx.await("the rows there", () -> streams.settled() && window.says("#streams-calls", "/"));
      Table.millis("rows filled after the last jump", 500, Fx.since(last));
      Table.row(
          "heap after collection", "", String.format(Locale.ROOT, "%.0f MB", Heap.megabytes()), "");
      String filter = "status:failed ttft>100ms";
      frames = Frames.watch();
      long typed = System.nanoTime();
      for (int i = 1; i <= filter.length(); i++) {
        String soFar = filter.substring(0, i);
        Frames.each(2, pulse -> streams.writeFilter(soFar));
      }
      Table.streamed("typing a filter, a letter every two pulses", frames.stop());
      Fx.await("what passes", streams::settled);
      Table.millis(
          "a filter typed, until what passes is shown and counted", NO_TARGET, Fx.since(typed));
    }
  }
}
