package dev.sage.console.streams;

import dev.sage.console.control.GapPlotData;
import dev.sage.console.shell.Background;
import dev.sage.console.shell.PagedRows;
import dev.sage.console.streams.reading.Anomaly;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.CallReading;
import dev.sage.console.streams.reading.FrameRow;
import dev.sage.console.streams.reading.Gap;
import dev.sage.console.streams.reading.Message;
import dev.sage.console.text.Texts;
import dev.sage.workbench.frames.FrameFormat;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.FrameTimes;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.store.StoredFrame;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
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

  /** Between two looks at a stream that is being read. */
  private static final long LEAST_PAUSE_NANOS = 100_000_000;

  private final Store store;
  private final Background background;
  private final Executor ui;
  private final Function<StoredCall, FrameFormat> formats;
  private final PagedRows<FrameRow> rows;
  private final ReadOnlyObjectWrapper<@Nullable CallLook> look = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable FrameDetail> detail = new ReadOnlyObjectWrapper<>();
  private final PlaceModel place;
  private final ReadOnlyObjectWrapper<GapPlotData> plot =
      new ReadOnlyObjectWrapper<>(GapPlotData.EMPTY);
  private final ReadOnlyObjectWrapper<Message> message = new ReadOnlyObjectWrapper<>(Message.EMPTY);
  private final IntegerProperty selected = new SimpleIntegerProperty(NO_FRAME);

  /** Also looked at by the work in the background, to stop when another call is shown. */
  private volatile @Nullable CallReading reading;

  /** Whether the message is to be put together as far as it has come. */
  private volatile boolean wantsEnd = true;

  private @Nullable String id;
  private boolean running;
  private boolean again;
  private boolean chosen;
  private boolean partial;
  private boolean loading;
  private boolean stale;

  /** What was plotted last, by the work in the background. */
  private volatile @Nullable Plotted plotted;

  private record Plotted(FrameTimes times, long end, int attempts, long zero, GapPlotData data) {
    boolean of(CallLook look) {
      return times.equals(look.times())
          && end == look.call().timings().end()
          && attempts == look.call().attempts()
          && zero == look.call().zeroNanos();
    }
  }

  /**
   * A model without a call.
   *
   * @param ui runs a task on the FX thread
   * @param formats how the frames of a call are to be read
   */
  CallModel(
      Store store, Background background, Executor ui, Function<StoredCall, FrameFormat> formats) {
    this.store = store;
    this.background = background;
    this.ui = ui;
    this.formats = formats;
    this.place = new PlaceModel(detail.getReadOnlyProperty(), background);
    this.rows = new PagedRows<>(background, Texts.text("streams.frames.reading"), PAGE);
    selected.subscribe(frame -> load(frame.intValue()));
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
    return selected;
  }

  /** Everything about that frame; null where none is selected. */
  ReadOnlyObjectProperty<@Nullable FrameDetail> detailProperty() {
    return detail.getReadOnlyProperty();
  }

  /** The answer as it stood at that frame, or as far as it has come. */
  ReadOnlyObjectProperty<Message> messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** The place in that frame that was chosen in one of its views. */
  PlaceModel place() {
    return place;
  }

  /** The id of the call shown, or null. */
  @Nullable String id() {
    return id;
  }

  /** Shows a call from its beginning; null for none. */
  void show(@Nullable String callId) {
    if (java.util.Objects.equals(callId, id)) {
      return;
    }
    id = callId;
    chosen = false;
    look.set(null);
    plot.set(GapPlotData.EMPTY);
    detail.set(null);
    message.set(Message.EMPTY);
    selected.set(NO_FRAME);
    CallReading next = callId == null ? null : new CallReading(store, callId, formats);
    rows.show(next == null ? (from, count) -> List.of() : next.rows()::read, 0);
    reading = next;
    refresh();
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
        .andFinally(this::done)
        .start();
  }

  private void done() {
    running = false;
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
    publish(current, first.get());
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

  private void publish(CallReading from, CallLook now) {
    Message far = wantsEnd ? now.reading().messageAt(Integer.MAX_VALUE) : Message.EMPTY;
    GapPlotData drawn = drawn(now);
    ui.execute(
        () -> {
          if (from.equals(reading)) {
            plot.set(drawn);
            show(now, far);
          }
        });
  }

  /** Made anew only where times are new: they may be those of a million frames. */
  private GapPlotData drawn(CallLook now) {
    Plotted last = plotted;
    if (last != null && last.of(now)) {
      return last.data;
    }
    StoredCall call = now.call();
    Plotted fresh =
        new Plotted(
            now.times(), call.timings().end(), call.attempts(), call.zeroNanos(), PlotData.of(now));
    plotted = fresh;
    return fresh.data;
  }

  private void show(CallLook now, Message far) {
    CallLook before = look.get();
    look.set(now);
    rows.resize(now.times().size());
    if (before != null && before.call().zeroNanos() != now.call().zeroNanos()) {
      rows.renew();
    } else {
      rows.touch();
    }
    if (selected.get() == NO_FRAME) {
      message.set(far);
    } else if (partial && now.reading().frames() > selected.get()) {
      load(selected.get());
    }
    choose(now);
  }

  /**
   * Once a call is over, something is selected: where it failed, else its first silence, else its
   * last piece of content. Times tell that much; what the frames say may still be read.
   */
  private void choose(CallLook now) {
    if (chosen || now.call().status() == CallStatus.RUNNING) {
      return;
    }
    chosen = true;
    if (selected.get() == NO_FRAME && now.times().size() > 0) {
      selected.set(worthALook(now));
    }
  }

  private static int worthALook(CallLook now) {
    int last = now.times().size() - 1;
    if (now.call().status() == CallStatus.FAILED) {
      return last;
    }
    int content = last;
    while (content >= 0 && !now.times().tokens()[content]) {
      content--;
    }
    int end = content < 0 ? last : content;
    return now.gaps().silences().stream().findFirst().map(Gap::frame).orElse(end);
  }

  private void load(int frame) {
    wantsEnd = frame == NO_FRAME;
    partial = false;
    CallLook now = look.get();
    String call = id;
    if (frame < 0 || now == null || call == null) {
      detail.set(null);
      if (frame == BEFORE_FIRST) {
        message.set(Message.EMPTY);
      }
      return;
    }
    if (loading) {
      // A replay selects faster than frames are read: the last one counts.
      stale = true;
      return;
    }
    loading = true;
    background
        .work(Texts.text("streams.frames.reading"), () -> detail(call, now, frame))
        .onSuccess(
            read -> {
              if (call.equals(id) && now.call().id().equals(call) && selected.get() >= 0) {
                detail.set(read.orElse(null));
                read.ifPresent(found -> message.set(found.message()));
                partial = read.isPresent() && read.get().unread();
                // It may have been read on while the frame was looked up, and not come again.
                stale |= partial && now.reading().frames() > frame;
              }
            })
        .andFinally(this::loaded)
        .start();
  }

  private void loaded() {
    loading = false;
    if (stale) {
      stale = false;
      load(selected.get());
    }
  }

  private Optional<FrameDetail> detail(String call, CallLook now, int number) {
    int known = now.reading().frames();
    Optional<StoredFrame> frame = store.frames(call, number, 1).stream().findFirst();
    Optional<byte[]> bytes = store.bytes(call, number);
    return frame.flatMap(
        stored ->
            bytes.map(
                raw ->
                    FrameDetail.of(
                        stored,
                        raw,
                        now.reading().events(number),
                        now.reading().messageAt(number),
                        known)));
  }

  /** Whether the call is over and everything that is to be shown of it is there. */
  boolean settled() {
    CallLook now = look.get();
    FrameDetail shown = detail.get();
    if (id == null) {
      return true;
    }
    return !running
        && !loading
        && now != null
        && now.call().status() != CallStatus.RUNNING
        && now.whole()
        && (rows.isEmpty()
            || (shown != null && shown.frame().sequence() == selected.get() && !partial));
  }

  /**
   * Stays at the frame that came last while the call goes on, or follows it again.
   *
   * @return whether the call runs and has frames
   */
  boolean holdOrFollow() {
    CallLook now = look.get();
    if (now == null || now.call().status() != CallStatus.RUNNING || rows.isEmpty()) {
      return false;
    }
    selected.set(selected.get() == NO_FRAME ? rows.size() - 1 : NO_FRAME);
    return true;
  }

  /** Selects a frame so many rows away, within the list. */
  void move(int rowsAway) {
    if (!rows.isEmpty()) {
      int from = selected.get() == NO_FRAME ? (rowsAway > 0 ? -1 : rows.size()) : selected.get();
      selected.set(Math.clamp((long) from + rowsAway, 0, rows.size() - 1));
    }
  }

  /** Selects the next place of an anomaly, or with -1 the one before; the nearest one at first. */
  void visit(Anomaly anomaly, int direction) {
    CallLook now = look.get();
    if (now == null) {
      return;
    }
    int from = selected.get();
    int to =
        direction < 0
            ? now.places().previous(anomaly, from)
            : now.places().next(anomaly, Math.max(NO_FRAME, from));
    if (to >= 0) {
      selected.set(to);
    }
  }

  /** Selects the frame that ended the next silence; after the last it begins again. */
  void nextGap() {
    CallLook now = look.get();
    if (now == null || now.gaps().silences().isEmpty()) {
      return;
    }
    int next = now.gaps().next(selected.get());
    selected.set(next >= 0 ? next : now.gaps().silences().getFirst().frame());
  }
}
