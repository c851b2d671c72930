package dev.sage.console.streams.find;

import dev.sage.console.shell.Background;
import dev.sage.console.streams.reading.StreamReading;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.Store;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Which frames of the call that is open have the words that are looked for, alone or together. What
 * is found is there as it is found; new words, another call or nothing to look for end the search
 * that runs. FX thread only, but needs no toolkit.
 */
public final class FrameFind {
  /**
   * How far it is.
   *
   * @param current which of those found is shown, from 0
   * @param over how many frames its words go over; 1 where it has all of them
   */
  public record State(int current, int count, boolean looking, int over) {
    /** Nothing is looked for, or nothing is there. */
    public static final State NOTHING = new State(-1, 0, false, 1);
  }

  /** How much of the words a frame has. */
  public enum Part {
    /** All of them, or none. */
    ALL_OR_NONE,
    /** They begin in it. */
    BEGIN,
    /** They go through it. */
    MIDDLE,
    /** They end in it. */
    END
  }

  /** What is pasted may be a whole answer: so many characters of it are looked for. */
  private static final int MOST = 1_000;

  private final Store store;
  private final Background background;
  private final Executor ui;
  private final IntegerProperty selected;
  private final FrameNumbers found = new FrameNumbers();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOTHING);
  private @Nullable String call;
  private int frames;
  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
  private @Nullable StreamReading reading;
  private AnswerWords answer = new AnswerWords("");

  /** The search whose results count; others have been given up. */
  private volatile @Nullable FrameSearch search;

  private Background.@Nullable Running running;
  private int looked;

  /** As {@link #looked}, in what the frames say together. */
  private int answered;

  /**
   * Nothing is looked for.
   *
   * @param ui runs a task on the FX thread
   * @param selected the frame that is shown; another is selected where one is found
   */
  public FrameFind(Store store, Background background, Executor ui, IntegerProperty selected) {
    this.store = store;
    this.background = background;
    this.ui = ui;
    this.selected = selected;
    selected.subscribe(frame -> publish());
  }

  /** How far it is. */
  public ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** What is looked for; nothing where it is empty. */
  public ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }

  /** How much of words that go over several frames this one has. */
  public Part part(int frame) {
    int at = found.indexOf(frame);
    // Where words end in the frame and begin anew, their beginning is told.
    int index = at >= 0 ? at : -at - 2;
    if (at >= 0 && found.lastAt(at) > frame) {
      return Part.BEGIN;
    }
    if (at >= 0 || index < 0 || found.lastAt(index) < frame) {
      return Part.ALL_OR_NONE;
    }
    return found.lastAt(index) == frame ? Part.END : Part.MIDDLE;
  }

  /**
   * What is looked through: a call that has so many frames by now; null for none.
   *
   * @param read what its frames say, as far as they have been read
   */
  public void in(@Nullable String callId, int size, @Nullable StreamReading read) {
    boolean other = !Objects.equals(callId, call) || !Objects.equals(read, reading);
    boolean more = size > frames || (read != null && read.frames() > answered);
    call = callId;
    frames = size;
    reading = read;
    if (other) {
      look(words.get());
    } else if (more && search == null && !words.get().isEmpty()) {
      start();
      publish();
    }
  }

  /** Looks for other words from the first frame on, and shows the first frame that has them. */
  public void look(String other) {
    cancel();
    String bounded = other.substring(0, Math.min(other.length(), MOST));
    words.set(bounded);
    answer = new AnswerWords(bounded);
    answered = 0;
    looked = 0;
    found.clear();
    start();
    publish();
  }

  private void cancel() {
    search = null;
    Background.Running before = running;
    running = null;
    if (before != null) {
      before.cancel();
    }
  }

  private void start() {
    String id = call;
    StreamReading read = reading;
    String wanted = words.get();
    if (id == null || read == null || wanted.isEmpty()) {
      return;
    }
    if (looked >= frames && answered >= Math.min(frames, read.frames())) {
      return;
    }
    FrameSearch now = new FrameSearch(store, id, new FrameWords(wanted), looked, answer, read);
    int end = frames;
    search = now;
    running =
        background
            .work(Texts.text("streams.find.reading"), () -> lookThrough(now, end))
            .andFinally(() -> over(now, end))
            .start();
  }

  private boolean lookThrough(FrameSearch by, int end) {
    while (by.equals(search) && !by.over(end)) {
      FrameSearch.Hits more = by.step(end);
      int until = by.next();
      int read = by.answered();
      ui.execute(() -> came(by, more, until, read));
    }
    return true;
  }

  private void came(FrameSearch by, FrameSearch.Hits more, int until, int read) {
    if (!by.equals(search)) {
      return;
    }
    boolean first = found.size() == 0;
    found.addAll(more.frames());
    found.merge(more.stretches());
    looked = until;
    answered = read;
    if (first && found.size() > 0) {
      selected.set(found.at(0));
    }
    publish();
  }

  private void over(FrameSearch by, int end) {
    if (by.equals(search)) {
      search = null;
      running = null;
      // More may have come while it looked; where it failed, it would fail again.
      if (by.over(end)) {
        start();
      }
      publish();
    }
  }

  /** Shows the next frame that has them, or with -1 the one before; behind the last, the first. */
  public void step(int by) {
    if (found.size() == 0) {
      return;
    }
    int at = found.indexOf(selected.get());
    int next;
    if (at >= 0) {
      next = at + by;
    } else {
      int after = -at - 1;
      next = by > 0 ? after : after - 1;
    }
    selected.set(found.at(Math.floorMod(next, found.size())));
  }

  private void publish() {
    int at = found.indexOf(selected.get());
    // Between two of them stands the one that was passed last.
    int current = at >= 0 ? at : Math.max(0, -at - 2);
    int over = at >= 0 ? found.lastAt(at) - found.at(at) + 1 : 1;
    state.set(
        found.size() == 0
            ? new State(-1, 0, search != null, 1)
            : new State(current, found.size(), search != null, over));
  }
}
