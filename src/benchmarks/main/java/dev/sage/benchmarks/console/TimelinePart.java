package dev.sage.benchmarks.console;

import dev.sage.console.shell.PanelId;
import dev.sage.console.timeline.TimelinePanel;
import dev.sage.console.timeline.model.RangeModel;
import dev.sage.console.tour.MadeUp;
import dev.sage.simulator.Speed;
import dev.sage.workbench.timeline.TimeRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The timeline over very many calls: opened, zoomed, moved along for long, followed. */
final class TimelinePart {
  private static final int PULSES = 300;

  /** Each a step of a tenth of what is seen: as many as ten minutes of a held key have. */
  private static final int MOVES = Integer.getInteger("bench.moves", 18_000);

  private static final int POINTS = 6;

  private TimelinePart() {}

  static void measure(Path folder, int calls) throws IOException, InterruptedException {
    String of = String.format(Locale.ROOT, "%,d calls", calls);
    int frames = 1_000_000;
    Path recording = MadeUp.stream(folder, "followed", frames, i -> "w" + i + " ");
    try (Window window = Window.open(ManyCalls.home(folder), Speed.INSTANT, List.of(recording))) {
      ManyCalls.fill(window.workbench().store(), calls);
      window.buildAhead();
      Frames still = Frames.watch();
      Frames.each(PULSES, pulse -> {});
      Table.millis(
          "a window in which nothing moves: gap between pulses, p95",
          Table.NO_TARGET,
          still.stop().gap(0.95));
      TimelinePanel panel = window.panels().timeline();
      long click = System.nanoTime();
      Fx.run(() -> window.shell().services().navigator().open(PanelId.TIMELINE));
      Fx.await("the timeline", panel::settled);
      Frames.each(1, pulse -> {});
      Table.millis(
          of + ": timeline opened until everything is drawn", Table.NO_TARGET, since(click));
      RangeModel range = panel.model().range();
      for (String round : List.of(" the first time", " again")) {
        zoom(of, round, panel, range);
        pan(of, round, panel, range);
      }
      memory(of, range);
      follow(window, range, frames);
    }
  }

  private static double since(long nanoTime) {
    return Fx.since(nanoTime);
  }

  /** From two years down to minutes and up again, one step of the wheel a pulse. */
  private static void zoom(String of, String round, TimelinePanel panel, RangeModel range)
      throws InterruptedException {
    Fx.run(range::fit);
    Fx.await("all of it", panel::settled);
    long anchor = middle(Objects.requireNonNull(Fx.get(() -> range.rangeProperty().get())));
    Frames frames = Frames.watch();
    Frames.each(
        PULSES,
        pulse -> {
          if (pulse % 60 < 30) {
            range.closer(anchor);
          } else {
            range.farther(anchor);
          }
        });
    Table.scrolled(of + " zoomed" + round + ", a step a pulse", frames.stop());
    Fx.await("all of it", panel::settled);
  }

  private static void pan(String of, String round, TimelinePanel panel, RangeModel range)
      throws InterruptedException {
    week(range);
    Fx.await("a week", panel::settled);
    Frames frames = Frames.watch();
    Frames.each(PULSES, pulse -> range.pan(pulse < PULSES / 2 ? 1 : -1));
    Table.scrolled(of + " moved along" + round + ", a tenth of a week a pulse", frames.stop());
    Fx.await("a week", panel::settled);
  }

  private static void memory(String of, RangeModel range) throws InterruptedException {
    week(range);
    List<String> heaps = new ArrayList<>();
    long begun = System.nanoTime();
    for (int point = 0; point < POINTS; point++) {
      Frames.each(MOVES / POINTS, pulse -> range.pan(pulse / 100 % 2 == 0 ? 1 : -1));
      heaps.add(String.format(Locale.ROOT, "%.0f", Heap.megabytes()));
    }
    Table.row(
        String.format(
            Locale.ROOT,
            "%s: heap after collection, MB, while moved along %,d times in %.0f s",
            of,
            MOVES,
            since(begun) / 1_000),
        "flat",
        String.join(", ", heaps),
        "");
  }

  /** A stream as fast as it comes, while the timeline is looked at and follows. */
  private static void follow(Window window, RangeModel range, int frames)
      throws InterruptedException {
    Fx.run(
        () -> {
          window.shell().services().navigator().open(PanelId.COMPARE);
          window.panels().compare().runWith(List.of("sim-openai/followed"), "");
          window.shell().services().navigator().open(PanelId.TIMELINE);
          range.show(RangeModel.Span.last(Duration.ofMinutes(5)));
          range.follow(true);
        });
    long asked = System.nanoTime();
    Frames watched = Frames.watch();
    Fx.await("the answer", window.panels().compare()::idle);
    window.workbench().store().flush();
    double perSecond = frames / (since(asked) / 1_000);
    Table.row(
        "1,000,000 frames into the store while the timeline follows",
        "≥ 100,000 frames/s",
        String.format(Locale.ROOT, "%,.0f frames/s", perSecond),
        perSecond >= 100_000 ? "met" : "**missed**");
    Table.streamed("the timeline meanwhile", watched.stop());
  }

  private static void week(RangeModel range) throws InterruptedException {
    Fx.run(
        () -> {
          range.fit();
          TimeRange all = Objects.requireNonNull(range.rangeProperty().get());
          long half = 7L * 24 * 3_600 * 1_000_000 / 2;
          range.show(new TimeRange(middle(all) - half, middle(all) + half));
        });
  }

  private static long middle(TimeRange range) {
    return range.from() + range.length() / 2;
  }
}
