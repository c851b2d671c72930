package dev.sage.console.streams.list;

import dev.sage.console.shell.Background;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallQuery;
import dev.sage.workbench.store.KnownValues;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The calls, newest first, page by page, and live: while the list stands at its top new calls come
 * in by themselves, else they are counted until they are asked for. FX thread only; it reads in the
 * background.
 */
public final class CallsModel {
  /** Calls read at once. */
  static final int PAGE = 200;

  private final Store store;
  private final Background background;
  private final ObservableList<CallRow> rows = FXCollections.observableArrayList();
  private final StringProperty filter = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyIntegerWrapper fresh = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
  private final BooleanProperty following = new SimpleBooleanProperty(true);
  private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<KnownValues> known =
      new ReadOnlyObjectWrapper<>(KnownValues.NONE);
  private CallFilter applied = CallFilter.ALL;
  private boolean counting;
  private boolean countAgain;
  private boolean reading;
  private boolean again;
  private boolean more;
  private boolean looking;
  private long seenVersion;

  public CallsModel(Store store, Background background) {
    this.store = store;
    this.background = background;
    filter.subscribe(this::filter);
    following.subscribe(
        top -> {
          if (top && fresh.get() > 0) {
            refresh();
          }
        });
  }

  /** The calls shown. */
  public ObservableList<CallRow> rows() {
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

  private record Counts(long passing, long all) {}

  /** Counts in the background; a filter over texts may look at every call. */
  private void count() {
    if (counting) {
      countAgain = true;
      return;
    }
    counting = true;
    CallFilter filtered = applied;
    background
        .work(
            Texts.text("streams.calls.reading"),
            () -> {
              long all = store.count(CallFilter.ALL);
              return new Counts(filtered.source().isEmpty() ? all : store.count(filtered), all);
            })
        .onSuccess(found -> show(filtered, found))
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
    if (filtered.equals(applied)) {
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
  ReadOnlyBooleanProperty loadedProperty() {
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
    background
        .work(
            Texts.text("streams.calls.reading"),
            () -> store.calls(CallQuery.newest(filtered, PAGE)))
        .onSuccess(
            newest -> {
              if (filtered.equals(applied)) {
                merge(newest);
                loaded.set(true);
                count();
              }
            })
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

  /** Brings the newest page into the list and leaves what is older as it is. */
  private void merge(List<StoredCall> newest) {
    if (newest.isEmpty()) {
      rows.clear();
      fresh.set(0);
      more = false;
      return;
    }
    boolean full = newest.size() == PAGE;
    long oldest = newest.getLast().number();
    int kept = known(oldest);
    if (kept == 0 || !sameBelow(newest, kept)) {
      rows.setAll(newest.stream().map(CallRow::new).toList());
      fresh.set(0);
      more = full;
      return;
    }
    more = full && (more || kept == rows.size());
    int added = newest.size() - kept;
    for (int i = 0; i < kept; i++) {
      rows.get(i).update(newest.get(added + i));
    }
    if (following.get()) {
      rows.addAll(0, newest.subList(0, added).stream().map(CallRow::new).toList());
      fresh.set(0);
    } else {
      fresh.set(added);
    }
  }

  /** How many rows are as new as that number. */
  private int known(long oldest) {
    int count = 0;
    while (count < rows.size() && rows.get(count).number() >= oldest) {
      count++;
    }
    return count;
  }

  /** Whether the page is what is shown with perhaps more above: nothing is gone from it. */
  private boolean sameBelow(List<StoredCall> newest, int kept) {
    int added = newest.size() - kept;
    for (int i = 0; i < kept; i++) {
      if (added < 0 || rows.get(i).number() != newest.get(added + i).number()) {
        return false;
      }
    }
    return true;
  }

  /** Reads the page after the last row, if there may be one. */
  void more() {
    if (!more || rows.isEmpty()) {
      return;
    }
    more = false;
    CallFilter filtered = applied;
    CallQuery query = CallQuery.newest(filtered, PAGE).after(rows.getLast().call());
    background
        .work(Texts.text("streams.calls.reading"), () -> store.calls(query))
        .onSuccess(
            older -> {
              if (filtered.equals(applied)) {
                rows.addAll(new ArrayList<>(older.stream().map(CallRow::new).toList()));
                more = older.size() == PAGE;
              }
            })
        .start();
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
    return loaded.get() && !reading && !counting;
  }

  /** The row of a call, if it is shown. */
  public Optional<CallRow> row(String id) {
    return rows.stream().filter(row -> row.id().equals(id)).findFirst();
  }
}
