package dev.sage.console.streams;

import dev.sage.console.control.GapPlot;
import dev.sage.console.deletion.CallDeletion;
import dev.sage.console.shell.Action;
import dev.sage.console.streams.find.FrameFind;
import dev.sage.console.streams.pair.PairModel;
import dev.sage.console.streams.pair.Side;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.replay.Replay;
import dev.sage.console.streams.replay.ReplayBar;
import dev.sage.console.streams.request.RequestLook;
import dev.sage.console.streams.request.RequestModel;
import dev.sage.workbench.store.StoredCall;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import org.jspecify.annotations.Nullable;

/** What can be done in the panel, with the keys of console.md. */
final class StreamsActions {
  private final Supplier<StreamsView> view;
  private final ReplayBar.Buttons playing;
  private final List<Action> tabs;
  private final Action search;
  private final Action detail;
  private final Action ask;
  private final Action again;
  private final Action pin;
  private final Action compare;
  private final List<Action> ofCall;
  private final List<Action> list;
  private final BooleanProperty something = new SimpleBooleanProperty();
  private final BooleanProperty arrived = new SimpleBooleanProperty();
  private final BooleanProperty framed = new SimpleBooleanProperty();
  private final BooleanProperty comparable = new SimpleBooleanProperty();
  private final BooleanProperty askable = new SimpleBooleanProperty();
  private final BooleanProperty finding = new SimpleBooleanProperty();
  private final BooleanProperty closable = new SimpleBooleanProperty();
  private final BooleanProperty typing = new SimpleBooleanProperty();

  /**
   * Where a call can be opened.
   *
   * @param log takes the id of a call, and shows what was logged of it
   * @param compare takes a call, and shows its run or a prompt that asks the same
   * @param deletion deletes calls
   */
  record Doors(Consumer<String> log, Consumer<StoredCall> compare, CallDeletion deletion) {}

  StreamsActions(
      CallModel call,
      Replay replay,
      PairModel pair,
      RequestModel request,
      Doors doors,
      Supplier<StreamsView> view) {
    this.view = view;
    follow(call, pair);
    Action toggle =
        look("streams.replay.toggle", () -> stopOrGoOn(call, replay), arrived, "frames")
            .on("Space");
    Action back =
        look("streams.frame.previous", () -> call.steps().move(-1), arrived, "frames").on(",");
    Action forward =
        look("streams.frame.next", () -> call.steps().move(1), arrived, "frames").on(".");
    Action jump =
        look("streams.replay.jump", () -> jump(replay.jumpingProperty()), arrived, "frames")
            .on("L", "l");
    playing = new ReplayBar.Buttons(toggle, back, forward, jump);
    tabs = Stream.of(DetailTab.values()).map(this::tab).toList();
    search =
        look("streams.find", () -> view.get().look().openFind(), something, "call")
            .on("Ctrl+Shift+F");
    ask =
        look("streams.request", () -> view.get().look().toggleRequest(), something, "call")
            .on("Q", "q");
    request.lookProperty().subscribe(now -> askable.set(now != null && now.comparable()));
    again =
        Action.of("streams.open-compare", Action.Category.RUN, () -> again(request, doors))
            .on("C", "c")
            .when(askable, "request");
    detail =
        look("streams.detail", () -> view.get().look().toggleDetail(), something, "call")
            .on("Ctrl+Shift+D");
    pin = look("streams.pin", pair::pin, something, "call").on("P", "p");
    compare = look("streams.compare", pair::toggle, comparable, "pair").on("=");
    Action shown =
        look("streams.log", () -> doors.log().accept(String.valueOf(call.id())), something, "call")
            .on("O", "o");
    Action gone =
        Action.of(
                "streams.delete",
                Action.Category.EDIT,
                () -> doors.deletion().delete(String.valueOf(call.id()), view.get()::leave))
            .on("Delete")
            .when(something, "call");
    Action kept = doors.deletion().undoing("streams", typing);
    ofCall = List.of(pin, compare, ask, again, shown, gone, kept);
    List<Action> rest =
        List.of(
            look("streams.next", () -> view.get().move(1)).on("j"),
            look("streams.previous", () -> view.get().move(-1)).on("k"),
            look("streams.gap", call.steps()::nextGap).on("G", "g"),
            forward,
            back,
            look("streams.filter", () -> view.get().filterOrFind()).on("Ctrl+F"),
            search,
            look("streams.find.next", () -> view.get().look().step(1), finding, "finding").on("F3"),
            look("streams.find.previous", () -> view.get().look().step(-1), finding, "finding")
                .on("Shift+F3"),
            plot("streams.zoom.in", GapPlot::zoomIn).on("W", "w"),
            plot("streams.zoom.out", GapPlot::zoomOut).on("S", "s"),
            plot("streams.pan.left", plot -> plot.pan(-1)).on("A", "a"),
            plot("streams.pan.right", plot -> plot.pan(1)).on("D", "d"),
            plot("streams.fit", GapPlot::fit).on("F", "f"),
            look("streams.replay", replay::start, arrived, "frames").on("R", "r"),
            toggle,
            look("streams.replay.faster", () -> replay.faster(1)).on(">"),
            look("streams.replay.slower", () -> replay.faster(-1)).on("<"),
            jump,
            look("streams.replay.end", replay::end, arrived, "frames"),
            pin,
            compare,
            detail,
            ask,
            again,
            look("streams.explain", () -> view.get().look().explain(), something, "call")
                .on("I", "i"),
            look("streams.attempts", () -> view.get().look().card().attempts(), something, "call")
                .on("T", "t"),
            shown,
            gone,
            kept,
            look("streams.close", () -> view.get().closeTop(), closable, "closable").on("Esc"));
    list = Stream.concat(rest.stream(), tabs.stream()).toList();
  }

  private void follow(CallModel call, PairModel pair) {
    framed.bind(call.detailProperty().isNotNull());
    call.lookProperty()
        .subscribe(
            look -> {
              something.set(look != null);
              arrived.set(look != null && look.call().frames() > 0);
              pair.otherProperty().set(side(look, call));
            });
    pair.otherProperty().subscribe(() -> comparable.set(pair.possible()));
    pair.pinnedProperty().subscribe(() -> comparable.set(pair.possible()));
  }

  private static void again(RequestModel request, Doors doors) {
    RequestLook look = request.current();
    if (look != null) {
      doors.compare().accept(look.call());
    }
  }

  /** Stops the picture of a stream that arrives, else the replay. */
  private static void stopOrGoOn(CallModel call, Replay replay) {
    boolean replayed = replay.positionProperty().get() != Replay.OFF;
    if (replayed || !call.steps().holdOrFollow()) {
      replay.toggle();
    }
  }

  private static void jump(BooleanProperty jumping) {
    jumping.set(!jumping.get());
  }

  private static @Nullable Side side(@Nullable CallLook look, CallModel call) {
    return look == null ? null : new Side(look, call.plotProperty().get());
  }

  private static Action look(String id, Runnable run) {
    return Action.of(id, Action.Category.LOOK, run);
  }

  private static Action look(
      String id, Runnable run, ObservableBooleanValue possible, String need) {
    return look(id, run).when(possible, need);
  }

  private Action plot(String id, Consumer<GapPlot> change) {
    return look(id, () -> change.accept(view.get().look().plot()), something, "call");
  }

  private Action tab(DetailTab tab) {
    return look("streams.tab." + tab.key(), () -> view.get().look().bring(tab), framed, "frame")
        .on(tab.digit());
  }

  /** Whether words are looked for. */
  BooleanProperty findingProperty() {
    return finding;
  }

  /** Whether Esc has something of the panel to close. */
  BooleanProperty closableProperty() {
    return closable;
  }

  /** Whether text is being typed. */
  BooleanProperty typingProperty() {
    return typing;
  }

  /** What the call's view has buttons for. */
  CallDesk desk(
      CallModel call, RequestModel request, FrameFind find, Replay replay, PairModel pair) {
    return new CallDesk(
        call,
        request,
        find,
        replay,
        pair,
        playing,
        search,
        detail,
        tabs,
        ask,
        again,
        List.of(pin, compare));
  }

  /** The menu of a call in the list. */
  List<Action> ofCall() {
    return ofCall;
  }

  List<Action> list() {
    return list;
  }
}
