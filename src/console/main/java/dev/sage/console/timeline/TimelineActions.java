package dev.sage.console.timeline;

import dev.sage.console.shell.Action;
import dev.sage.console.timeline.model.ChosenCall.Details;
import dev.sage.console.timeline.model.RangeModel;
import dev.sage.console.timeline.model.TimelineModel;
import dev.sage.workbench.timeline.TimeRange;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/** What can be done in the panel, with the keys of console.md. */
final class TimelineActions {
  private final TimelineModel model;
  private final BooleanProperty one = new SimpleBooleanProperty();
  private final BooleanProperty askable = new SimpleBooleanProperty();
  private final BooleanProperty typing = new SimpleBooleanProperty();
  private final Action open;
  private final Action compare;
  private final Action request;
  private final Action pin;
  private final Action tag;
  private final Action log;
  private final Action delete;
  private final Action undelete;
  private final Action follow;
  private final Action pause;
  private final Action keep;
  private final Action views;
  private final Action retry;
  private final List<Action> list;

  TimelineActions(
      TimelineModel model, Live live, TimelinePanel.Doors places, Supplier<TimelinePage> page) {
    this.model = model;
    RangeModel range = model.range();
    model
        .chosen()
        .detailsProperty()
        .subscribe(
            details -> {
              one.set(details != null);
              askable.set(details != null && details.comparable());
            });
    open =
        look("timeline.open", () -> with(d -> places.streams().accept(d.call().id())), one, "call");
    compare =
        look(
            "timeline.compare",
            () -> with(d -> places.compare().accept(d.call())),
            askable,
            "request");
    request =
        look(
                "timeline.request",
                () -> with(d -> places.request().accept(d.call().id())),
                one,
                "call")
            .on("Q", "q");
    pin = edit("timeline.pin", model.chosen()::togglePin).on("P", "p");
    tag = edit("timeline.tag", () -> with(d -> page.get().askTag(d))).on("T", "t");
    log =
        look("timeline.log", () -> with(d -> places.log().accept(d.call().id())), one, "call")
            .on("O", "o");
    delete =
        edit(
                "timeline.delete",
                () -> with(d -> places.deletion().delete(d.call().id(), page.get()::leave)))
            .on("Delete");
    undelete = places.deletion().undoing("timeline", typing);
    follow =
        look("timeline.follow", () -> range.follow(!range.followingProperty().get())).on("L", "l");
    pause = look("timeline.pause", live::toggle).on("Space");
    keep = look("timeline.keep", () -> page.get().askName());
    views = look("timeline.views", () -> page.get().openViews()).on("V", "v");
    retry = look("timeline.retry", model::refresh);
    List<Action> doing =
        List.of(
            look("timeline.filter", () -> page.get().focusFilter()).on("Ctrl+F"),
            look("timeline.zoom.in", () -> range.closer(anchor())).on("W", "w", "+"),
            look("timeline.zoom.out", () -> range.farther(anchor())).on("S", "s", "-"),
            look("timeline.pan.left", () -> range.pan(-1)).on("A", "a"),
            look("timeline.pan.right", () -> range.pan(1)).on("D", "d"),
            look("timeline.fit", range::fit).on("F", "f"),
            look("timeline.start", () -> range.jump(false)),
            look("timeline.end", () -> range.jump(true)),
            look("timeline.failure", () -> model.walk().nextFailure()).on("G", "g"),
            look("timeline.next", () -> page.get().move(1)).on("j"),
            look("timeline.previous", () -> page.get().move(-1)).on("k"),
            follow,
            pause,
            views,
            keep,
            look("timeline.details", () -> page.get().toggleDetails()).on("Ctrl+Shift+D"),
            open,
            compare,
            request,
            pin,
            tag,
            log,
            delete,
            undelete,
            retry);
    list = Stream.concat(doing.stream(), TimelineChoices.actions(model).stream()).toList();
  }

  private void with(Consumer<Details> what) {
    Details details = model.chosen().detailsProperty().get();
    if (details != null) {
      what.accept(details);
    }
  }

  /** What keeps its place: what is pointed at, else the middle. */
  private long anchor() {
    TimeRange range = model.range().rangeProperty().get();
    if (range == null) {
      return 0;
    }
    long middle = range.from() + range.length() / 2;
    return model.pointer().momentProperty().get().orElse(middle);
  }

  private static Action look(String id, Runnable run) {
    return Action.of(id, Action.Category.LOOK, run);
  }

  private static Action look(
      String id, Runnable run, ObservableBooleanValue possible, String need) {
    return look(id, run).when(possible, need);
  }

  private Action edit(String id, Runnable run) {
    return Action.of(id, Action.Category.EDIT, run).when(one, "call");
  }

  List<Action> list() {
    return list;
  }

  /** Whether text is being typed. */
  BooleanProperty typingProperty() {
    return typing;
  }

  Action compare() {
    return compare;
  }

  Action request() {
    return request;
  }

  /** The menu of a call in the table; without one there is nothing to do. */
  List<Action> menu() {
    return one.get() ? List.of(open, compare, log, pin, tag, delete, undelete) : List.of();
  }

  Action pin() {
    return pin;
  }

  Action tag() {
    return tag;
  }

  Action log() {
    return log;
  }

  Action delete() {
    return delete;
  }

  Action open() {
    return open;
  }

  Action follow() {
    return follow;
  }

  Action pause() {
    return pause;
  }

  Action keep() {
    return keep;
  }

  Action views() {
    return views;
  }

  Action retry() {
    return retry;
  }
}
