package dev.sage.console.streams.find;

import dev.sage.console.shell.Background;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.Store;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Which frames of the call that is open have the words that are looked for. What is found is there
 * as it is found; new words, another call or nothing to look for end the search that runs. FX
 * thread only, but needs no toolkit.
 */
public final class FrameFind {
  /** How far it is. */
  public record State(int current, int count, boolean looking) {
    /** Nothing is looked for, or nothing is there. */
    public static final State NOTHING = new State(-1, 0, false);
  }

  private final Store store;
  private final Background background;
  private final Executor ui;
  private final IntegerProperty selected;
  private final FrameNumbers found = new FrameNumbers();
  private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NOTHING);
  private @Nullable String call;
  private int frames;
  private String words = "";

  /** The search whose results count; others have been given up. */
  private volatile @Nullable FrameSearch search;

  private Background.@Nullable Running running;
  private int looked;

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

  /** What is looked through: a call that has so many frames by now; null for none. */
  public void in(@Nullable String callId, int size) {
    boolean other = !Objects.equals(callId, call);
    boolean more = size > frames;
    call = callId;
    frames = size;
    if (other) {
      look(words);
    } else if (more && search == null) {
      start();
      publish();
    }
  }

  /** Looks for other words from the first frame on, and shows the first frame that has them. */
  public void look(String other) {
    cancel();
    words = other;
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
    if (id == null || words.isEmpty() || looked >= frames) {
      return;
    }
    FrameSearch now = new FrameSearch(store, id, new FrameWords(words), looked);
    int end = frames;
    search = now;
    running =
        background
            .work(Texts.text("streams.find.reading"), () -> lookThrough(now, end))
            .andFinally(() -> over(now, end))
            .start();
  }

  private boolean lookThrough(FrameSearch by, int end) {
    while (by.equals(search) && by.next() < end) {
      int[] more = by.step(end);
      int until = by.next();
      ui.execute(() -> came(by, more, until));
    }
    return true;
  }

  private void came(FrameSearch by, int[] more, int until) {
    if (!by.equals(search)) {
      return;
    }
    boolean first = found.size() == 0 && more.length > 0;
    found.addAll(more);
    looked = until;
    if (first) {
      selected.set(found.at(0));
    }
    publish();
  }

  private void over(FrameSearch by, int end) {
    if (by.equals(search)) {
      search = null;
      running = null;
      // More may have come while it looked; where it failed, it would fail again.
      if (by.next() >= end) {
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
    state.set(
        found.size() == 0
            ? new State(-1, 0, search != null)
            : new State(current, found.size(), search != null));
  }
}
