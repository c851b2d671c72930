package dev.sage.console.streams;

import dev.sage.console.control.GapPlotData;
import dev.sage.console.shell.Background;
import dev.sage.console.shell.PagedRows;
import dev.sage.console.shell.Patience;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.CallReading;
import dev.sage.console.streams.reading.FrameRow;
import dev.sage.console.streams.reading.Message;
import dev.sage.console.text.Texts;
import dev.sage.workbench.frames.FrameFormat;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The call that is looked into: followed while it runs, with one frame selected. FX thread only; it
 * reads in the background, one piece after the other.
 */
final class CallModel {
  /** No frame is selected: the message is shown as far as it has come. */
  static final int NO_FRAME = -1;

  /** A replay has not come to the first frame: nothing has come. */
  static final int BEFORE_FIRST = -2;

  /** Frames that are read at once. */
  private static final int PAGE = 256;

  /** A call of so many frames is read before it is shown. */
  private static final int AT_ONCE = 4_096;

  /** Between two looks at a stream that is being read. */
  private static final long LEAST_PAUSE_NANOS = 100_000_000;

  private final Store store;
  private final Background background;
  private final Executor ui;
  private final Executor drawn;
  private final Function<StoredCall, FrameFormat> formats;
  private final PagedRows<FrameRow> rows;
  private final ReadOnlyObjectWrapper<@Nullable CallLook> look = new ReadOnlyObjectWrapper<>();
  private final SelectedFrame frame;
  private final PlaceModel place;
  private final PlotCache plots = new PlotCache();
  private final FrameSteps steps = new FrameSteps(this);
  private final ReadOnlyObjectWrapper<GapPlotData> plot =
      new ReadOnlyObjectWrapper<>(GapPlotData.EMPTY);
  private final ReadOnlyObjectWrapper<Coming> coming = new ReadOnlyObjectWrapper<>(Coming.NOTHING);
  private final Patience patience;

  /** Also looked at by the work in the background, to stop when another call is shown. */
  private volatile @Nullable CallReading reading;

  /** What was opened last, by the work in the background. */
  private volatile @Nullable CallReading opened;

  private @Nullable String id;
  private boolean running;
  private boolean again;
  private boolean chosen;

  /**
   * A model without a call.
   *
   * @param ui runs a task on the FX thread
   * @param drawn the same, once what the thread has shown by then is on the screen
   * @param formats how the frames of a call are to be read
   */
  CallModel(
      Store store,
      Background background,
      Executor ui,
      Executor drawn,
      Function<StoredCall, FrameFormat> formats) {
    this.store = store;
    this.background = background;
    this.ui = ui;
    this.drawn = drawn;
    this.formats = formats;
    this.frame = new SelectedFrame(store, background, look.getReadOnlyProperty());
    this.place = new PlaceModel(frame.detailProperty(), background);
    this.patience = new Patience(ui);
    this.rows = new PagedRows<>(background, Texts.text("streams.frames.reading"), PAGE);
  }

  /** The call as it was last looked at; null where none is shown or it is being read. */
  ReadOnlyObjectProperty<@Nullable CallLook> lookProperty() {
    return look.getReadOnlyProperty();
  }

  /** Its times, as they are plotted. */
  ReadOnlyObjectProperty<GapPlotData> plotProperty() {
    return plot.getReadOnlyProperty();
  }

  /** Its frames. */
  PagedRows<FrameRow> rows() {
    return rows;
  }

  /** The number of the frame selected, or {@link #NO_FRAME}. */
  IntegerProperty selectedProperty() {
    return frame.numberProperty();
  }

  /** Everything about that frame; null where none is selected. */
  ReadOnlyObjectProperty<@Nullable FrameDetail> detailProperty() {
    return frame.detailProperty();
  }

  /** The answer as it stood at that frame, or as far as it has come. */
  ReadOnlyObjectProperty<Message> messageProperty() {
    return frame.messageProperty();
  }

  /** The place in that frame that was chosen in one of its views. */
  PlaceModel place() {
    return place;
  }

  /** Ways to other frames. */
  FrameSteps steps() {
    return steps;
  }

  /** The id of the call shown, or null. */
  @Nullable String id() {
    return id;
  }

  /** Whether a call was asked for and is still to come. */
  ReadOnlyObjectProperty<Coming> comingProperty() {
    return coming.getReadOnlyProperty();
  }

  /** Shows a call from its beginning; null for none. */
  void show(@Nullable String callId) {
    if (Objects.equals(callId, id)) {
      return;
    }
    id = callId;
    if (callId == null) {
      reading = null;
      empty();
      return;
    }
    CallReading next = new CallReading(store, callId, formats);
    reading = next;
    coming.set(Coming.SOON);
    patience.begin(
        () -> {
          clear();
          coming.set(Coming.LATE);
        });
    refresh();
  }

  /** Nothing is shown, and nothing will come. */
  private void empty() {
    clear();
    came();
  }

  private void came() {
    patience.end();
    coming.set(Coming.NOTHING);
  }

  private void clear() {
    CallReading next = reading;
    chosen = false;
    look.set(null);
    plot.set(GapPlotData.EMPTY);
    frame.clear();
    rows.show(next == null ? (from, count) -> List.of() : next.rows()::read, 0);
  }

  /** Reads what has come since; asked for while it reads, it reads once more afterwards. */
  void refresh() {
    CallReading current = reading;
    if (current == null) {
      return;
    }
    if (running) {
      again = true;
      return;
    }
    running = true;
    background
        .work(Texts.text("streams.call.reading"), () -> readAll(current))
        .andFinally(() -> done(current))
        .start();
  }

  private void done(CallReading current) {
    running = false;
    if (!again && coming.get() != Coming.NOTHING && current.equals(reading)) {
      // There is no such call, or it could not be read: nothing was published, nothing will come.
      empty();
    }
    if (again) {
      again = false;
      refresh();
    }
  }

  private boolean readAll(CallReading current) {
    Optional<CallLook> first = current.look();
    if (first.isEmpty()) {
      return false;
    }
    if (!current.equals(opened)) {
      if (!open(current, first.get())) {
        // Reading on now would take the processor from the picture of what is there.
        drawn.execute(() -> readOn(current));
      }
      return true;
    }
    Cadence cadence = new Cadence(LEAST_PAUSE_NANOS);
    while (current.equals(reading) && current.readOn()) {
      if (cadence.due(System.nanoTime())) {
        current.now().ifPresent(now -> publish(current, now));
        cadence.done(System.nanoTime());
      }
    }
    current.now().ifPresent(now -> publish(current, now));
    return true;
  }

  private void readOn(CallReading current) {
    if (current.equals(reading)) {
      refresh();
    }
  }

  /**
   * Whatever is shown of a call at first comes at once: its rows, and the frame selected. Returns
   * whether that is all there is by now.
   */
  private boolean open(CallReading from, CallLook begun) {
    if (begun.times().size() <= AT_ONCE) {
      from.readOn();
    }
    CallLook now = from.now().orElse(begun);
    Opening opening = Opening.of(store, from, now, PAGE);
    publish(from, now, opening, opening.detail() == null);
    opened = from;
    return now.whole();
  }

  private void publish(CallReading from, CallLook now) {
    publish(from, now, Opening.NONE, frame.wantsEnd());
  }

  /**
   * Shows it.
   *
   * @param end whether the message is wanted as far as it has come
   */
  private void publish(CallReading from, CallLook now, Opening opening, boolean end) {
    Message far = end ? now.reading().messageAt(Integer.MAX_VALUE) : null;
    GapPlotData drawn = plots.of(now);
    ui.execute(
        () -> {
          if (from.equals(reading)) {
            if (coming.get() != Coming.NOTHING) {
              clear();
            }
            plot.set(drawn);
            frame.ready(opening.detail());
            rows.supply(opening.first(), opening.seen());
            show(now, far);
            frame.ready(null);
            came();
          }
        });
  }

  private void show(CallLook now, @Nullable Message far) {
    CallLook before = look.get();
    look.set(now);
    rows.resize(now.times().size());
    if (before != null && before.call().zeroNanos() != now.call().zeroNanos()) {
      rows.renew();
    } else {
      rows.touch();
    }
    choose(now);
    if (frame.numberProperty().get() == NO_FRAME) {
      showFar(far);
    } else {
      frame.readOn(now);
    }
  }

  /** A message that was not wanted when it was read is asked for. */
  private void showFar(@Nullable Message far) {
    if (far == null) {
      refresh();
    } else {
      frame.end(far);
    }
  }

  /** Once a call is over, something is selected. */
  private void choose(CallLook now) {
    if (chosen || now.call().status() == CallStatus.RUNNING) {
      return;
    }
    chosen = true;
    if (frame.numberProperty().get() == NO_FRAME && now.times().size() > 0) {
      frame.numberProperty().set(Opening.worthALook(now));
    }
  }

  /** Whether the call is over and everything that is to be shown of it is there. */
  boolean settled() {
    CallLook now = look.get();
    if (id == null) {
      return true;
    }
    return !running
        && !frame.loading()
        && coming.get() == Coming.NOTHING
        && now != null
        && now.call().status() != CallStatus.RUNNING
        && now.whole()
        && (rows.isEmpty() || frame.settled());
  }
}
