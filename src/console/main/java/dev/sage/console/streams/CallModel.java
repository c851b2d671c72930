package dev.sage.console.streams;

import dev.sage.console.shell.Background;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.CallReading;
import dev.sage.console.streams.reading.FrameFormat;
import dev.sage.console.streams.reading.Gap;
import dev.sage.console.streams.reading.Message;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.store.StoredFrame;
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

  private final Store store;
  private final Background background;
  private final Executor ui;
  private final Function<StoredCall, FrameFormat> formats;
  private final FrameRows rows;
  private final ReadOnlyObjectWrapper<@Nullable CallLook> look = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable FrameDetail> detail = new ReadOnlyObjectWrapper<>();
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
    this.rows = new FrameRows(store, background);
    selected.subscribe(frame -> load(frame.intValue()));
  }

  /** The call as it was last looked at; null where none is shown or it is being read. */
  ReadOnlyObjectProperty<@Nullable CallLook> lookProperty() {
    return look.getReadOnlyProperty();
  }

  /** Its frames. */
  FrameRows rows() {
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
    detail.set(null);
    message.set(Message.EMPTY);
    selected.set(NO_FRAME);
    rows.show(callId == null ? "" : callId);
    reading = callId == null ? null : new CallReading(store, callId, formats);
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
    while (current.equals(reading) && current.readOn()) {
      current.now().ifPresent(now -> publish(current, now));
    }
    current.now().ifPresent(now -> publish(current, now));
    return true;
  }

  private void publish(CallReading from, CallLook now) {
    Message far = wantsEnd ? now.reading().messageAt(Integer.MAX_VALUE) : Message.EMPTY;
    ui.execute(
        () -> {
          if (from.equals(reading)) {
            show(now, far);
          }
        });
  }

  private void show(CallLook now, Message far) {
    CallLook before = look.get();
    look.set(now);
    rows.resize(now.times().size());
    if (before != null && before.call().zeroNanos() != now.call().zeroNanos()) {
      rows.forget();
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
   * Once a call is over and read, something is selected: where it failed, else its first silence,
   * else its last piece of content.
   */
  private void choose(CallLook now) {
    if (chosen || now.call().status() == CallStatus.RUNNING || !now.whole()) {
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
      return;
    }
    background
        .work(Texts.text("streams.frames.reading"), () -> detail(call, now, frame))
        .onSuccess(
            read -> {
              if (call.equals(id) && frame == selected.get()) {
                detail.set(read.orElse(null));
                read.ifPresent(found -> message.set(found.message()));
                partial = now.reading().frames() <= frame;
              }
            })
        .start();
  }

  private Optional<FrameDetail> detail(String call, CallLook now, int number) {
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
                        now.reading().messageAt(number))));
  }

  /** Whether the call is over and everything that is to be shown of it is there. */
  boolean settled() {
    CallLook now = look.get();
    FrameDetail shown = detail.get();
    if (id == null) {
      return true;
    }
    return !running
        && now != null
        && now.call().status() != CallStatus.RUNNING
        && now.whole()
        && (rows.isEmpty()
            || (shown != null && shown.frame().sequence() == selected.get() && !partial));
  }

  /** Selects a frame so many rows away, within the list. */
  void move(int rowsAway) {
    if (!rows.isEmpty()) {
      int from = selected.get() == NO_FRAME ? (rowsAway > 0 ? -1 : rows.size()) : selected.get();
      selected.set(Math.clamp((long) from + rowsAway, 0, rows.size() - 1));
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
