package dev.sage.console.timeline.model;

import dev.sage.console.shell.Background;
import dev.sage.console.shell.Latest;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.axis.Moments;
import dev.sage.console.timeline.lanes.LaneIndex;
import dev.sage.console.timeline.lanes.Picture;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.timeline.Bar;
import dev.sage.workbench.timeline.TimeRange;
import dev.sage.workbench.timeline.Timeline;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** From call to call: along a lane, across lanes, to what failed. FX thread only. */
public final class Walk {
  private final Timeline timeline;
  private final TimelineModel model;
  private final Latest searching;
  private final Latest locating;
  private IntConsumer onRow = row -> {};
  private Runnable onNone = () -> {};

  Walk(Timeline timeline, TimelineModel model, Background background) {
    this.timeline = timeline;
    this.model = model;
    this.searching = Latest.lengthy(background);
    this.locating = Latest.lengthy(background);
  }

  /** Told the place in the list of a call that was chosen in the lanes. */
  public void setOnRow(IntConsumer consumer) {
    onRow = consumer;
  }

  /** Told that there is nothing more to go to. */
  public void setOnNone(Runnable runnable) {
    onNone = runnable;
  }

  boolean settled() {
    return searching.idle() && locating.idle();
  }

  /** Chooses a call of the lanes. */
  public void choose(Bar bar) {
    model.chosen().choose(bar.id());
    model.range().reveal(bar.from(), bar.to());
    locate(bar.from());
  }

  /** Finds the place of a call in the list: so many began after it. */
  private void locate(long from) {
    TimeRange listed = model.calls().range();
    CallFilter filter = model.calls().filter();
    if (listed == null || !listed.contains(from)) {
      return;
    }
    if (from + 1 >= listed.to()) {
      onRow.accept(0);
      return;
    }
    locating.ask(
        Texts.text("timeline.reading"),
        () -> timeline.figures(new TimeRange(from + 1, listed.to()), filter).calls(),
        after -> onRow.accept((int) Math.min(Integer.MAX_VALUE, after)),
        failure -> onNone.run());
  }

  private record Place(int lane, int bar) {}

  private Optional<Place> place() {
    Picture picture = model.pictureProperty().get();
    String id = model.chosen().idProperty().get();
    if (picture == null || id.isEmpty()) {
      return Optional.empty();
    }
    for (int lane = 0; lane < picture.lanes().size(); lane++) {
      int bar = picture.lanes().get(lane).indexOf(id);
      if (bar >= 0) {
        return Optional.of(new Place(lane, bar));
      }
    }
    return Optional.empty();
  }

  /**
   * Chooses the next call in its lane, or the one before.
   *
   * @return false where the lanes show no calls, or the chosen one is in none of them
   */
  public boolean along(int by) {
    Optional<Place> place = place();
    Picture picture = model.pictureProperty().get();
    if (place.isEmpty() || picture == null) {
      return first();
    }
    List<Bar> bars = picture.lanes().get(place.get().lane()).bars();
    int to = place.get().bar() + by;
    if (to >= 0 && to < bars.size()) {
      choose(bars.get(to));
    }
    return true;
  }

  /** Chooses the call nearest to the middle, in the first lane that shows calls. */
  private boolean first() {
    Picture picture = model.pictureProperty().get();
    TimeRange range = model.range().rangeProperty().get();
    if (picture == null || range == null) {
      return false;
    }
    long middle = range.from() + range.length() / 2;
    Optional<Bar> bar =
        picture.lanes().stream()
            .map(lane -> lane.nearest(middle))
            .flatMap(Optional::stream)
            .findFirst();
    bar.ifPresent(this::choose);
    return bar.isPresent();
  }

  /** Chooses the nearest call in the lane below, or above; tells the lane. */
  public void across(int by, IntConsumer lane) {
    Optional<Place> place = place();
    Picture picture = model.pictureProperty().get();
    if (place.isEmpty() || picture == null) {
      first();
      return;
    }
    List<LaneIndex> lanes = picture.lanes();
    long moment = lanes.get(place.get().lane()).bars().get(place.get().bar()).from();
    for (int to = place.get().lane() + by; to >= 0 && to < lanes.size(); to += by) {
      Optional<Bar> nearest = lanes.get(to).nearest(moment);
      if (nearest.isPresent()) {
        choose(nearest.get());
        lane.accept(to);
        return;
      }
    }
  }

  /**
   * Chooses the first call after the chosen one, or from the beginning of the range, that failed.
   */
  public void nextFailure() {
    TimeRange extent = model.range().extent();
    TimeRange range = model.range().rangeProperty().get();
    if (extent == null || range == null) {
      return;
    }
    long after =
        Optional.ofNullable(model.chosen().detailsProperty().get())
            .map(details -> micros(details.call()) + 1)
            .filter(range::contains)
            .orElse(range.from());
    if (after >= extent.to()) {
      onNone.run();
      return;
    }
    TimeRange rest = new TimeRange(after, extent.to() + 1);
    CallFilter failed = model.filter().failed();
    searching.ask(
        Texts.text("timeline.reading"),
        () -> {
          int count = (int) Math.min(Integer.MAX_VALUE, timeline.figures(rest, failed).calls());
          return count == 0 ? List.<StoredCall>of() : timeline.calls(rest, failed, count - 1, 1);
        },
        found -> found.stream().findFirst().ifPresentOrElse(this::go, onNone),
        failure -> onNone.run());
  }

  private void go(StoredCall call) {
    long from = micros(call);
    long nanos = call.zeroNanos() + Math.max(0, call.timings().end());
    model.chosen().choose(call.id());
    model.range().reveal(from, from + nanos / 1_000);
    locate(from);
  }

  private static long micros(StoredCall call) {
    return Moments.micros(call.startedAt());
  }
}
