package dev.sage.console.shell;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A list of which only the pages are read that somebody looks at: ten million rows cost no more
 * than a screenful. What is known of a page is shown until it has been read anew. FX thread only;
 * it reads in the background.
 *
 * @param <T> what is known of a row
 */
public final class PagedRows<T> {
  private static final int PAGES_KEPT = 32;

  private final Background background;
  private final String what;
  private final int pageSize;
  private boolean lengthy;
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();
  private final Set<Integer> asked = new HashSet<>();
  private final Set<Integer> stale = new HashSet<>();
  private final Map<Integer, List<T>> pages =
      new LinkedHashMap<>(PAGES_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<T>> eldest) {
          return size() > PAGES_KEPT;
        }
      };
  private Source<T> source = (from, count) -> List.of();
  private long round;
  private int size;

  /** Where the rows come from. */
  @FunctionalInterface
  public interface Source<T> {
    /** So many rows from one on, or fewer; called in the background. */
    List<T> read(int from, int count);
  }

  /**
   * No rows.
   *
   * @param what is done when a page is read, in an error
   * @param pageSize how many rows are read at once
   */
  public PagedRows(Background background, String what, int pageSize) {
    this.background = background;
    this.what = what;
    this.pageSize = pageSize;
  }

  /** Reads on {@linkplain Background.Work#lengthy threads apart}: where a page may take seconds. */
  public PagedRows<T> lengthy() {
    lengthy = true;
    return this;
  }

  /** Grows whenever their number or something that a row shows has changed. */
  public ReadOnlyIntegerProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  public int size() {
    return size;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** Whether nothing is being read. */
  public boolean settled() {
    return asked.isEmpty();
  }

  /** Says that what rows show has changed elsewhere. */
  public void touch() {
    version.set(version.get() + 1);
  }

  /** Other rows, of which nothing is known. */
  public void show(Source<T> rows, int count) {
    pages.clear();
    renew(rows, count);
  }

  /** The same rows, which may have changed, or others that begin like them. */
  public void renew(Source<T> rows, int count) {
    round++;
    asked.clear();
    source = rows;
    stale.clear();
    stale.addAll(pages.keySet());
    size = count;
    touch();
  }

  /** The same rows are to be read anew. */
  public void renew() {
    renew(source, size);
  }

  /** Keeps what is known of the first page only: others were of other rows. */
  public void keepFirstPage() {
    pages.keySet().removeIf(page -> page != 0);
  }

  /** More of the same rows, or fewer. */
  public void resize(int count) {
    if (count != size) {
      int page = size / pageSize;
      List<T> last = pages.get(page);
      // What has come since the last page was read is not in it.
      if (last != null && last.size() < Math.min(pageSize, count - page * pageSize)) {
        stale.add(page);
      }
      size = count;
      touch();
    }
  }

  /**
   * Rows that were read elsewhere.
   *
   * @param from the first of a page
   * @param rows to the end of a page, or of all
   */
  public void supply(int from, List<T> rows) {
    for (int at = 0; at < rows.size(); at += pageSize) {
      pages.put((from + at) / pageSize, rows.subList(at, Math.min(rows.size(), at + pageSize)));
    }
  }

  /** A row, or null while it is being read; {@link #versionProperty} tells when it is there. */
  public @Nullable T at(int index) {
    int page = index / pageSize;
    List<T> rows = pages.get(page);
    if (rows == null || stale.contains(page)) {
      read(page);
    }
    int place = index % pageSize;
    return rows != null && place < rows.size() ? rows.get(place) : null;
  }

  /** Where a row is, if its page is there. */
  public OptionalInt indexOf(Predicate<T> wanted) {
    for (Map.Entry<Integer, List<T>> page : pages.entrySet()) {
      List<T> rows = page.getValue();
      for (int i = 0; i < rows.size(); i++) {
        if (wanted.test(rows.get(i))) {
          return OptionalInt.of(page.getKey() * pageSize + i);
        }
      }
    }
    return OptionalInt.empty();
  }

  private void read(int page) {
    if (!asked.add(page)) {
      return;
    }
    long wanted = round;
    int known = size;
    Source<T> rows = source;
    Background.Work<List<T>> work =
        background.work(what, () -> rows.read(page * pageSize, pageSize));
    (lengthy ? work.lengthy() : work)
        .onSuccess(
            found -> {
              if (wanted == round) {
                pages.put(page, found);
                if (known == size || found.size() == pageSize) {
                  stale.remove(page);
                }
                asked.remove(page);
                touch();
              }
            })
        .onFailure(
            RuntimeException.class,
            failure -> {
              if (wanted == round) {
                // Asked again with the next change, which also says what is wrong.
                stale.remove(page);
                asked.remove(page);
              }
            })
        .start();
  }
}
