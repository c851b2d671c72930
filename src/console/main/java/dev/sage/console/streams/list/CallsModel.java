package dev.sage.console.streams.list;

import dev.sage.console.shell.Background;
import dev.sage.console.shell.PagedRows;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.KnownValues;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The calls, newest first, of which only pages are read, and live: while the list stands at its top
 * new calls come in by themselves, else they are counted until they are asked for. FX thread only;
 * it reads in the background.
 */
public final class CallsModel {
  /** Calls read at once. */
  static final int PAGE = 100;

  private static final int NONE = -1;
  private static final int UNKNOWN = Integer.MIN_VALUE;

  private final Store store;
  private final Background background;
  private final PagedRows<StoredCall> rows;
  private final StringProperty filter = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper fresh = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
  private final BooleanProperty following = new SimpleBooleanProperty(true);
  private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<KnownValues> known =
      new ReadOnlyObjectWrapper<>(KnownValues.NONE);
  private final ObjectProperty<@Nullable String> pinned = new SimpleObjectProperty<>();
  private final ReadOnlyStringWrapper shownFilter = new ReadOnlyStringWrapper("");
  private CallFilter applied = CallFilter.ALL;
  private boolean counting;
  private boolean countAgain;
  private boolean reading;
  private boolean again;
  private boolean looking;
  private int finding;
  private Background.Running read = () -> {};
  private Background.Running counted = () -> {};
  private @Nullable CallPages pages;
  private @Nullable CallFilter shown;
  private long seenVersion;

  public CallsModel(Store store, Background background) {
    this.store = store;
    this.background = background;
    this.rows = new PagedRows<>(background, Texts.text("streams.calls.reading"), PAGE);
    filter.subscribe(this::filter);
    following.subscribe(
        top -> {
          if (top && fresh.get() > 0) {
            refresh();
          }
        });
  }

  /** The id of the call that is pinned to be compared; null for none. */
  public ObjectProperty<@Nullable String> pinnedProperty() {
    return pinned;
  }

  /** The filter by which the list that is shown was read; empty where it shows all. */
  public ReadOnlyStringProperty shownFilterProperty() {
    return shownFilter.getReadOnlyProperty();
  }

  /** The calls shown. */
  public PagedRows<StoredCall> rows() {
    return rows;
  }

  /** The filter as it is typed. */
  public StringProperty filterProperty() {
    return filter;
  }

  /** What is wrong with the filter; empty where nothing is. The list keeps the last good one. */
  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** How many calls pass the filter and how many there are, in words. */
  public ReadOnlyStringProperty countsProperty() {
    return counts.getReadOnlyProperty();
  }

  /** What the store knows, for suggestions. */
  public ReadOnlyObjectProperty<KnownValues> knownProperty() {
    return known.getReadOnlyProperty();
  }

  /** The filter that is applied. */
  public CallFilter applied() {
    return applied;
  }

  /** The filter that is applied, as it was written. */
  String appliedFilter() {
    return applied.source();
  }

  /** Reads what the store knows. */
  public void learn() {
    background
        .work(Texts.text("streams.calls.reading"), store::knownValues)
        .onSuccess(known::set)
        .start();
  }

  /** How many calls there are, and how long the list is. */
  private record Counts(long passing, long all, @Nullable CallPages pages, int size) {}

  /** Counts in the background; a filter over texts may look at every call. */
  private void count() {
    if (counting) {
      countAgain = true;
      return;
    }
    counting = true;
    CallFilter filtered = applied;
    CallPages listed = pages;
    counted =
        background
            .work(
                Texts.text("streams.calls.reading"),
                () -> {
                  long all = store.count(CallFilter.ALL);
                  long passing = filtered.source().isEmpty() ? all : store.count(filtered);
                  int size = listed == null ? 0 : listed.count(passing);
                  return new Counts(passing, all, listed, size);
                })
            .lengthy()
            .onSuccess(found -> show(filtered, found))
            .onFailure(CancellationException.class, overtaken -> {})
            .andFinally(
                () -> {
                  counting = false;
                  if (countAgain) {
                    countAgain = false;
                    count();
                  }
                })
            .start();
  }

  private void show(CallFilter filtered, Counts found) {
    if (filtered.equals(applied) && filtered.equals(shown)) {
      if (found.pages() != null && found.pages().equals(pages)) {
        rows.resize(found.size());
      }
      counts.set(
          filtered.source().isEmpty()
              ? Texts.text("streams.count.all", found.all())
              : Texts.text(
                  "streams.count", Format.count(found.passing()), Format.count(found.all())));
    }
  }

  /** New calls that are not shown because the list is not at its top. */
  ReadOnlyIntegerProperty freshProperty() {
    return fresh.getReadOnlyProperty();
  }

  /** Whether the list has been read once. */
  public ReadOnlyBooleanProperty loadedProperty() {
    return loaded.getReadOnlyProperty();
  }

  /** Whether new calls come in by themselves. */
  public BooleanProperty followingProperty() {
    return following;
  }

  /** Whether the list shows only some of the calls. */
  boolean filtered() {
    return !applied.source().isEmpty();
  }

  private void filter(String source) {
    try {
      applied = CallFilter.parse(source);
      problem.set("");
    } catch (IllegalArgumentException wrong) {
      problem.set(Optional.ofNullable(wrong.getMessage()).orElse(""));
      return;
    }
    following.set(true);
    // What is looked for by the filter before may take long, and nobody waits for it any more.
    read.cancel();
    counted.cancel();
    refresh();
  }

  /** Reads the newest calls again; asked for while it reads, it reads once more afterwards. */
  public void refresh() {
    if (reading) {
      again = true;
      return;
    }
    reading = true;
    CallFilter filtered = applied;
    read =
        background
            .work(
                Texts.text("streams.calls.reading"),
                () -> store.calls(CallQuery.newest(filtered, PAGE)))
            .lengthy()
            .onSuccess(
                newest -> {
                  if (filtered.equals(applied)) {
                    came(filtered, newest);
                    loaded.set(true);
                    count();
                  }
                })
            .onFailure(CancellationException.class, overtaken -> {})
            .andFinally(this::done)
            .start();
  }

  private void done() {
    reading = false;
    if (again) {
      again = false;
      refresh();
    }
  }

  /** While the list stands at its top what is new comes in, else it is counted. */
  private void came(CallFilter filtered, List<StoredCall> newest) {
    CallPages before = pages;
    boolean other = !filtered.equals(shown);
    long top = before == null ? NONE : before.upTo();
    int added = (int) newest.stream().filter(call -> call.number() > top).count();
    if (!other && before != null && !following.get() && !newest.isEmpty()) {
      fresh.set(added);
      // Calls may be gone, so that others stand elsewhere.
      before.forget();
      rows.renew();
      return;
    }
    CallPages now = new CallPages(store, filtered, newest);
    pages = now;
    shown = filtered;
    shownFilter.set(filtered.source());
    fresh.set(0);
    if (other) {
      // What stands there stays until it is read: a list that blinks at each letter tells nothing.
      rows.keepFirstPage();
    }
    int least = newest.size() < PAGE ? newest.size() : other ? PAGE : rows.size() + added;
    rows.renew(now::read, Math.max(newest.size(), least));
  }

  /**
   * Looks for the place of a call in the list.
   *
   * @param found takes it, counted from 0; -1 where the call is not in the list
   */
  public void find(String id, IntConsumer found) {
    CallPages now = pages;
    if (now == null) {
      found.accept(NONE);
      return;
    }
    finding++;
    AtomicInteger answer = new AtomicInteger(UNKNOWN);
    background
        .work(Texts.text("streams.calls.reading"), () -> now.place(id))
        .onSuccess(answer::set)
        .andFinally(
            () -> {
              finding--;
              if (!now.equals(pages)) {
                // The list is another one: what was found is of no use.
                find(id, found);
              } else if (answer.get() != UNKNOWN) {
                found.accept(answer.get());
              }
            })
        .start();
  }

  /** Whether a place is being looked for. */
  public boolean finding() {
    return finding > 0;
  }

  /**
   * Reads again if another process has changed the store.
   *
   * @param version does I/O: what grows with such changes
   */
  public void lookAround(LongSupplier version) {
    if (looking) {
      return;
    }
    looking = true;
    background
        .work(Texts.text("streams.calls.reading"), version::getAsLong)
        .onSuccess(
            now -> {
              if (now != seenVersion) {
                seenVersion = now;
                refresh();
              }
            })
        .andFinally(() -> looking = false)
        .start();
  }

  /** Whether nothing is being read. */
  public boolean settled() {
    return loaded.get() && !reading && !counting && finding == 0 && rows.settled();
  }
}
