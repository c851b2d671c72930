package dev.sage.console.timeline.list;

import dev.sage.console.control.ColumnPlaces;
import dev.sage.console.control.Ellipsis;
import dev.sage.console.control.Going;
import dev.sage.console.control.Hint;
import dev.sage.console.control.StatusIcon;
import dev.sage.console.control.TextRow;
import dev.sage.console.streams.list.CallState;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.axis.Moments;
import dev.sage.console.timeline.model.MarkedCall;
import dev.sage.console.timeline.model.PagedCalls;
import dev.sage.workbench.store.CallMarks;
import dev.sage.workbench.store.StoredCall;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A call's row; empty while its call is being read. FX thread only. */
final class CallLine extends TextRow<CallColumn> {
  private static final double ICON = 16;
  private static final double ICON_GAP = 4;

  private final PagedCalls calls;
  private final Moments moments;
  private final StatusIcon icon = new StatusIcon(StatusIcon.State.WAITING);
  private final MarkIcons marks = new MarkIcons();
  private Supplier<String> said = () -> "";
  private final Predicate<String> going;
  private CallMarks shown = CallMarks.NONE;

  /**
   * Shows nothing yet.
   *
   * @param going whether the call of that id is to be deleted
   */
  CallLine(
      PagedCalls calls,
      Moments moments,
      Predicate<String> going,
      Supplier<ColumnPlaces> places,
      Ellipsis ellipsis) {
    super(List.of(CallColumn.values()), places, ellipsis);
    this.going = going;
    this.calls = calls;
    this.moments = moments;
    getChildren().add(icon);
    getChildren().addAll(marks.nodes());
    Hint.on(this, () -> said.get());
  }

  @Override
  protected void show(int index) {
    MarkedCall row = index < calls.size() ? calls.call(index) : null;
    icon.setVisible(row != null);
    shown = row == null ? CallMarks.NONE : row.marks();
    marks.show(shown);
    boolean goes = row != null && going.test(row.call().id());
    Going.mark(this, goes);
    if (row == null) {
      sayNothing();
      said = () -> "";
    } else {
      StoredCall call = row.call();
      for (CallColumn column : CallColumn.values()) {
        say(column, column.text(call, moments));
      }
      String gone = goes ? Texts.text("deletion.row") : "";
      if (goes) {
        // The icon still tells how it ended.
        say(CallColumn.STATUS, gone);
      }
      icon.stateProperty().set(CallState.icon(call));
      said = () -> whole(call) + (goes ? "\n" + gone : "");
    }
    write();
  }

  /** What the columns may cut off. */
  private String whole(StoredCall call) {
    String error = call.errorMessage();
    return call.target()
        + "\n"
        + CallColumn.TIME.text(call, moments)
        + " "
        + moments.zone(Moments.micros(call.startedAt()))
        + "\n"
        + CallState.words(call)
        + (error == null ? "" : "\n" + error)
        + MarkIcons.words(shown).stream().map(each -> "\n" + each).collect(Collectors.joining());
  }

  @Override
  protected String words() {
    return Stream.concat(Stream.of(super.words()), MarkIcons.words(shown).stream())
        .collect(Collectors.joining(", "));
  }

  @Override
  protected double taken(CallColumn column) {
    return column == CallColumn.STATUS ? ICON + ICON_GAP : 0;
  }

  @Override
  protected void write() {
    super.write();
    icon.autosize();
    double left = place(CallColumn.STATUS).x() + ColumnPlaces.PADDING;
    icon.relocate(left, Math.rint((HEIGHT - icon.getHeight()) / 2));
    marks.place(place(CallColumn.MARKS).x() + ColumnPlaces.PADDING, HEIGHT);
  }
}
