package dev.sage.console.tour;

import dev.sage.console.shell.Action;
import dev.sage.console.shell.PanelId;
import dev.sage.console.shell.Shell;
import dev.sage.console.timeline.TimelinePanel;
import dev.sage.console.timeline.axis.Moments;
import dev.sage.console.timeline.lanes.Coloring;
import dev.sage.console.timeline.model.ChosenCall;
import dev.sage.console.timeline.model.RangeModel.Span;
import dev.sage.console.timeline.model.TimelineModel;
import dev.sage.workbench.generate.Traffic;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.timeline.Grouping;
import dev.sage.workbench.timeline.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The states of the panel Timeline, over the calls of a year. FX thread only. */
final class TimelineStops {
  private static final int CALLS = 50_000;
  private static final int DAYS = 365;
  private static final long SEED = 11;
  private static final long MILLI = 1_000;
  private static final long SECOND = 1_000_000;

  private final TimelinePanel panel;
  private final TimelineModel model;
  private final Store store;
  private final Consumer<String> begin;

  TimelineStops(TimelinePanel panel, Store store, Consumer<String> begin) {
    this.panel = panel;
    this.model = panel.model();
    this.store = store;
    this.begin = begin;
  }

  /** Before there is a call. */
  Stop empty() {
    return stop("timeline-empty", () -> {});
  }

  /** The few calls that a tour makes itself. */
  Stop few(String name) {
    return stop(name, model.range()::fit);
  }

  /** Fills the store, so that nothing else should come after. */
  List<Stop> all() {
    AtomicBoolean filled = new AtomicBoolean();
    return List.of(
        stop("timeline-filling", () -> fill(filled)).until(filled::get),
        stop("timeline-year", model.range()::fit),
        stop("timeline-month", () -> model.range().show(Span.last(Duration.ofDays(30)))),
        stop("timeline-hours", () -> around(busy(), 6 * 3_600 * SECOND)),
        stop("timeline-calls", () -> around(busy(), 120 * SECOND)),
        stop("timeline-chosen", () -> choose(attempted())),
        stop("timeline-tools", this::chooseTools),
        TourStops.at(PanelId.TIMELINE, "timeline-marked", shell -> mark())
            .until(() -> panel.settled() && marked()),
        stop("timeline-tagging", () -> panel.askTag()),
        stop("timeline-microseconds", () -> around(begun(attempted()), 1_500)),
        stop("timeline-failed", this::failed),
        stop(
            "timeline-models",
            () -> {
              model.filter().textProperty().set("");
              show(Grouping.MODEL, Coloring.MODEL);
              model.range().show(Span.last(Duration.ofDays(7)));
            }),
        stop(
            "timeline-runs",
            () -> {
              show(Grouping.RUN, Coloring.MODEL);
              around(begun(ofRun()), 180 * SECOND);
            }),
        stop(
            "timeline-nothing",
            () -> {
              show(Grouping.PROVIDER, Coloring.PROVIDER);
              model.filter().textProperty().set("model:nobody");
            }),
        paused(),
        live());
  }

  /** A picture that stands still while calls come. */
  private Stop paused() {
    return Stop.of(
            "timeline-paused",
            shell -> {
              TourStops.open(shell, PanelId.TIMELINE);
              showLive();
              pause(shell, true);
              begin.accept("clean");
              begin.accept("tool");
            })
        .until(() -> panel.settled() && panel.fresh() >= 2);
  }

  private void pause(Shell shell, boolean wanted) {
    if (panel.paused() != wanted) {
      shell.actions().find("timeline.pause").ifPresent(Action::perform);
    }
  }

  private void showLive() {
    model.filter().textProperty().set("");
    show(Grouping.PROVIDER, Coloring.STATUS);
    long now = Moments.micros(Instant.now());
    model.range().show(new TimeRange(now - 60 * SECOND, now + 5 * SECOND));
  }

  /** Two calls that run while it is looked at, or have just run. */
  private Stop live() {
    AtomicReference<Instant> before = new AtomicReference<>(Instant.MAX);
    BooleanSupplier begun =
        () ->
            panel.settled()
                && store.calls(CallQuery.newest(1)).stream()
                    .anyMatch(call -> call.startedAt().isAfter(before.get()));
    return new Stop(
        "timeline-live",
        shell -> {
          TourStops.open(shell, PanelId.TIMELINE);
          pause(shell, false);
          before.set(Instant.now());
          begin.accept("bursts");
          begin.accept("reasoning");
          showLive();
        },
        begun);
  }

  private void fill(AtomicBoolean filled) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                store.add(new Traffic(CALLS, DAYS, SEED, Instant.now()).next(CALLS), 0);
                filled.set(true);
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
            });
  }

  private void failed() {
    model.filter().textProperty().set("status:failed");
    show(Grouping.PROVIDER, Coloring.STATUS);
    model.range().fit();
  }

  private void show(Grouping grouping, Coloring coloring) {
    model.groupingProperty().set(grouping);
    model.coloringProperty().set(coloring);
  }

  private void around(long moment, long length) {
    model.range().show(new TimeRange(moment - length / 4, moment + 3 * length / 4));
  }

  private void choose(StoredCall call) {
    choose(call, 3 * Math.max(SECOND, length(call)));
  }

  /** A call chosen, and shown over so many microseconds. */
  private void choose(StoredCall call, long micros) {
    around(begun(call), micros);
    model.chosen().choose(call.id());
  }

  private void chooseTools() {
    StoredCall call = withTools();
    choose(call, Math.max(1, 3 * length(call) / 2));
  }

  private static long length(StoredCall call) {
    return call.timings().end() / MILLI;
  }

  private void mark() {
    StoredCall call = attempted();
    choose(call);
    store.tag(call.id(), "topic", "search");
    store.tag(call.id(), "to-show", "");
    store.pin(call.id(), true);
  }

  /** Whether that is seen where the call is told of. */
  private boolean marked() {
    ChosenCall.Details seen = model.chosen().detailsProperty().get();
    return seen != null && seen.marks().pinned() && seen.marks().tags().size() == 2;
  }

  private long busy() {
    return begun(ofRun());
  }

  private StoredCall ofRun() {
    return store.calls(CallQuery.newest(2_000)).stream()
        .filter(call -> call.runId() != null && call.runId().startsWith("generated"))
        .findFirst()
        .orElseThrow();
  }

  /** The simulator's own: made-up calls have no frames, and so no times of tool calls. */
  private StoredCall withTools() {
    return store
        .calls(CallQuery.newest(CallFilter.parse("has:tools source:capture status:complete"), 1))
        .getFirst();
  }

  private StoredCall attempted() {
    return store.calls(CallQuery.newest(CallFilter.parse("attempt>1 status:complete"), 50)).stream()
        .filter(call -> "generated".equals(call.findings().file()))
        .findFirst()
        .orElseThrow();
  }

  private static long begun(StoredCall call) {
    return Moments.micros(call.startedAt());
  }

  private Stop stop(String name, Runnable what) {
    return TourStops.at(PanelId.TIMELINE, name, shell -> what.run()).until(panel::settled);
  }
}
