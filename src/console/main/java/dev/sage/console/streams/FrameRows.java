package dev.sage.console.streams;

import dev.sage.console.shell.Background;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredFrame;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a call as a list of their numbers, with what the store knows of each behind it,
 * page by page: a million frames cost no more than a screenful. FX thread only; it reads in the
 * background.
 */
final class FrameRows extends ObservableListBase<Integer> {
  static final int PAGE = 256;
  private static final int PAGES_KEPT = 32;

  private final Store store;
  private final Background background;
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
  private final Set<Integer> asked = new HashSet<>();
  private final Map<Integer, List<StoredFrame>> pages =
      new LinkedHashMap<>(PAGES_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<StoredFrame>> eldest) {
          return size() > PAGES_KEPT;
        }
      };
  private String callId = "";
  private int size;

  FrameRows(Store store, Background background) {
    this.store = store;
    this.background = background;
  }

  /** Grows whenever something that a row shows has changed. */
  ReadOnlyIntegerProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  /** Says that what rows show has changed elsewhere. */
  void touch() {
    version.set(version.get() + 1);
  }

  /** Shows the frames of another call, none of them known yet. */
  void show(String id) {
    callId = id;
    pages.clear();
    asked.clear();
    resize(0);
  }

  /** Forgets what it knows of the frames, because the store says it anew. */
  void forget() {
    pages.clear();
    asked.clear();
    touch();
  }

  /** Shows so many frames. */
  void resize(int now) {
    int before = size;
    if (now == before) {
      return;
    }
    beginChange();
    size = now;
    if (now > before) {
      nextAdd(before, now);
      dropPartial(before);
    } else {
      nextRemove(now, numbers(now, before));
    }
    endChange();
  }

  private static List<Integer> numbers(int from, int to) {
    return java.util.stream.IntStream.range(from, to).boxed().toList();
  }

  /** The last page was not full when it was read; what has come since is not in it. */
  private void dropPartial(int before) {
    if (before % PAGE != 0) {
      pages.remove(before / PAGE);
      asked.remove(before / PAGE);
    }
  }

  @Override
  public Integer get(int index) {
    return index;
  }

  @Override
  public int size() {
    return size;
  }

  /** A frame, or null while it is being read; {@link #versionProperty} tells when it is there. */
  @Nullable StoredFrame frame(int index) {
    int page = index / PAGE;
    List<StoredFrame> frames = pages.get(page);
    if (frames == null) {
      read(page);
      return null;
    }
    int at = index % PAGE;
    return at < frames.size() ? frames.get(at) : null;
  }

  private void read(int page) {
    if (!asked.add(page)) {
      return;
    }
    String id = callId;
    background
        .work(
            Texts.text("streams.frames.reading"), () -> store.frames(id, (long) page * PAGE, PAGE))
        .onSuccess(
            frames -> {
              if (id.equals(callId) && asked.remove(page)) {
                pages.put(page, frames);
                touch();
              }
            })
        .start();
  }
}
