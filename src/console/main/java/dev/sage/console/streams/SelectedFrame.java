package dev.sage.console.streams;

import dev.sage.console.shell.Background;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.reading.Message;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.Store;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;

/**
 * The frame of a call that is selected, what is known of it, and the answer as it stood there. FX
 * thread only, but for {@link #wantsEnd}; frames are looked up in the background, one after the
 * other.
 */
final class SelectedFrame {
  private final Store store;
  private final Background background;
  private final ReadOnlyObjectProperty<@Nullable CallLook> look;
  private final ReadOnlyObjectWrapper<@Nullable FrameDetail> detail = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<Message> message = new ReadOnlyObjectWrapper<>(Message.EMPTY);
  private final IntegerProperty number = new SimpleIntegerProperty(CallModel.NO_FRAME);

  /** Whether the message is to be put together as far as it has come. */
  private volatile boolean wantsEnd = true;

  private boolean partial;
  private boolean loading;
  private boolean stale;

  /** What was read of the frame that is selected at first; null once it is shown. */
  private @Nullable FrameDetail ready;

  /**
   * None is selected.
   *
   * @param look the call that is shown
   */
  SelectedFrame(
      Store store, Background background, ReadOnlyObjectProperty<@Nullable CallLook> look) {
    this.store = store;
    this.background = background;
    this.look = look;
    number.subscribe(frame -> load(frame.intValue()));
  }

  ReadOnlyObjectProperty<@Nullable FrameDetail> detailProperty() {
    return detail.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Message> messageProperty() {
    return message.getReadOnlyProperty();
  }

  IntegerProperty numberProperty() {
    return number;
  }

  /** Whether none is selected, so that the answer is shown as far as it has come; any thread. */
  boolean wantsEnd() {
    return wantsEnd;
  }

  /** None any more, and no answer. */
  void clear() {
    detail.set(null);
    message.set(Message.EMPTY);
    number.set(CallModel.NO_FRAME);
  }

  /** What is known of the frame that will be selected next; null where it is to be looked up. */
  void ready(@Nullable FrameDetail read) {
    ready = read;
  }

  /** The answer as far as it has come. */
  void end(Message far) {
    message.set(far);
  }

  /** Says that more of the call has been read. */
  void readOn(CallLook now) {
    if (partial && now.reading().frames() > number.get()) {
      load(number.get());
    }
  }

  /** Whether everything that is to be shown of it is there. */
  boolean settled() {
    FrameDetail shown = detail.get();
    return !loading && shown != null && shown.frame().sequence() == number.get() && !partial;
  }

  /** Whether one is looked up. */
  boolean loading() {
    return loading;
  }

  private void load(int frame) {
    wantsEnd = frame == CallModel.NO_FRAME;
    partial = false;
    CallLook now = look.get();
    FrameDetail read = ready;
    if (read != null && read.frame().sequence() == frame) {
      take(read);
      return;
    }
    if (frame < 0 || now == null) {
      detail.set(null);
      if (frame == CallModel.BEFORE_FIRST) {
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
        .work(Texts.text("streams.frames.reading"), () -> FrameDetail.of(store, now, frame))
        .onSuccess(
            found -> {
              CallLook shown = look.get();
              // What an older reading of the same call knew is too little.
              boolean same = shown != null && shown.reading().equals(now.reading());
              if (same && number.get() >= 0) {
                found.ifPresentOrElse(this::take, () -> detail.set(null));
                // It may have been read on while the frame was looked up, and not come again.
                stale |= partial && now.reading().frames() > frame;
              }
            })
        .andFinally(this::loaded)
        .start();
  }

  private void take(FrameDetail read) {
    detail.set(read);
    message.set(read.message());
    partial = read.unread();
  }

  private void loaded() {
    loading = false;
    if (stale) {
      stale = false;
      load(number.get());
    }
  }
}
