package dev.sage.console.timeline.model;

import dev.sage.console.shell.Background;
import dev.sage.console.shell.PagedRows;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.CallMarks;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.timeline.TimeRange;
import dev.sage.workbench.timeline.Timeline;
import dev.sage.workbench.timeline.TimelineView;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import javafx.beans.property.ReadOnlyIntegerProperty;
import org.jspecify.annotations.Nullable;

/** The calls of a range, newest first, of which only pages are read. FX thread only. */
public final class PagedCalls {
  static final int PAGE = 100;

  private final Timeline timeline;
  private final Store store;
  private final InTurn turn;
  private final PagedRows<MarkedCall> rows;
  private @Nullable TimeRange range;
  private CallFilter filter = CallFilter.ALL;
  private boolean known;

  PagedCalls(Timeline timeline, Store store, InTurn turn, Background background) {
    this.timeline = timeline;
    this.store = store;
    this.turn = turn;
    rows = new PagedRows<MarkedCall>(background, Texts.text("timeline.reading"), PAGE).lengthy();
  }

  /** Grows whenever their number or something that a row shows has changed. */
  public ReadOnlyIntegerProperty versionProperty() {
    return rows.versionProperty();
  }

  boolean settled() {
    return rows.settled();
  }

  /** The stretch of time that is listed. */
  public @Nullable TimeRange range() {
    return range;
  }

  /** The filter of what is listed. */
  CallFilter filter() {
    return filter;
  }

  /** Whether it is known how many there are: until then none is no answer. */
  public boolean known() {
    return known;
  }

  /** Shows no calls. */
  void showNone() {
    known = true;
    range = null;
    rows.show((from, count) -> List.of(), 0);
  }

  /** Shows the calls of a view. */
  void show(TimelineView view) {
    TimeRange of = view.query().range();
    CallFilter passing = view.query().filter();
    if (!of.equals(range) || !passing.equals(filter)) {
      // What stands there stays until it is read: a list that blinks at each step of a zoom tells
      // nothing.
      rows.keepFirstPage();
    }
    known = true;
    range = of;
    filter = passing;
    rows.renew(
        (from, count) -> turn.ask(() -> marked(timeline.calls(of, passing, from, count))),
        (int) Math.min(Integer.MAX_VALUE, view.calls()));
  }

  private List<MarkedCall> marked(List<StoredCall> calls) {
    Map<String, CallMarks> marks = store.marks(calls.stream().map(StoredCall::id).toList());
    return calls.stream()
        .map(call -> new MarkedCall(call, marks.getOrDefault(call.id(), CallMarks.NONE)))
        .toList();
  }

  /** How many there are. */
  public int size() {
    return rows.size();
  }

  /** A call, or null while it is being read; {@link #versionProperty} tells when it is there. */
  public @Nullable MarkedCall call(int index) {
    return rows.at(index);
  }

  /** Where a call is, if its page is there. */
  public OptionalInt indexOf(String id) {
    return rows.indexOf(row -> row.call().id().equals(id));
  }
}
