package dev.sage.console.timeline.list;

import dev.sage.console.control.TextTable;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.deletion.CallDeletion;
import dev.sage.console.deletion.NextRow;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.axis.Moments;
import dev.sage.console.timeline.model.ChosenCall;
import dev.sage.console.timeline.model.MarkedCall;
import dev.sage.console.timeline.model.PagedCalls;
import java.util.List;
import java.util.OptionalInt;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;

/** The calls of the range, newest first: any number of them costs a screenful. */
public final class CallsTable extends StackPane {
  private final PagedCalls calls;
  private final ChosenCall chosen;
  private final CallDeletion deletion;
  private final VirtualRows rows;
  private final Label none = new Label(Texts.text("timeline.calls.none"));
  private boolean selecting;

  /**
   * A table of those calls.
   *
   * @param deletion knows which calls are to be deleted
   * @param open opens the call that is chosen
   */
  public CallsTable(
      PagedCalls calls, ChosenCall chosen, Moments moments, CallDeletion deletion, Runnable open) {
    this.calls = calls;
    this.chosen = chosen;
    this.deletion = deletion;
    TextTable<CallColumn> table =
        new TextTable<>(
            List.of(CallColumn.values()),
            CallColumn::places,
            (places, ellipsis) -> new CallLine(calls, moments, deletion::has, places, ellipsis));
    rows = table.rows();
    rows.setId("timeline-calls");
    rows.setAccessibleText(Texts.text("timeline.calls"));
    none.getStyleClass().addAll("secondary", "timeline-none");
    none.setVisible(false);
    rows.selectedProperty().subscribe(this::picked);
    rows.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            open.run();
            event.consume();
          }
        });
    rows.setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            open.run();
          }
        });
    deletion.versionProperty().subscribe(rows::refresh);
    calls.versionProperty().subscribe(this::refresh);
    chosen.idProperty().subscribe(this::select);
    getChildren().setAll(table, none);
    setMinHeight(80);
  }

  /** Moves by rows. */
  public void move(int by) {
    int to = rows.selectedProperty().get() + by;
    if (to >= 0 && to < calls.size()) {
      rows.selectedProperty().set(to);
      rows.reveal(to);
    }
  }

  /** Brings a place into sight with some rows before it, if it is not in sight. */
  public void reveal(int index) {
    rows.reveal(index);
  }

  /**
   * Goes from a call that is to be deleted to the next that stays.
   *
   * @return goes back, unless another has been chosen meanwhile
   */
  public Runnable leave(String id) {
    boolean here = id.equals(chosen.idProperty().get());
    int row =
        here
            ? NextRow.beside(rows.selectedProperty().get(), calls.size(), this::stays)
            : NextRow.NONE;
    MarkedCall next = row == NextRow.NONE ? null : calls.call(row);
    if (next == null) {
      return () -> {};
    }
    String there = next.call().id();
    chosen.choose(there);
    return () -> {
      if (there.equals(chosen.idProperty().get())) {
        chosen.choose(id);
      }
    };
  }

  private boolean stays(int row) {
    MarkedCall there = calls.call(row);
    return there != null && !deletion.has(there.call().id());
  }

  private void refresh() {
    none.setVisible(calls.known() && calls.size() == 0);
    rows.show(calls.size());
    select(chosen.idProperty().get());
  }

  private void picked(Number index) {
    int at = index.intValue();
    if (!selecting && at >= 0 && at < calls.size()) {
      MarkedCall row = calls.call(at);
      if (row != null) {
        chosen.choose(row.call().id());
      }
    }
  }

  private void select(String id) {
    OptionalInt at = id.isEmpty() ? OptionalInt.empty() : calls.indexOf(id);
    selecting = true;
    if (at.isPresent() && at.getAsInt() < calls.size()) {
      if (rows.selectedProperty().get() != at.getAsInt()) {
        rows.selectedProperty().set(at.getAsInt());
        rows.reveal(at.getAsInt());
      }
    } else {
      rows.selectedProperty().set(VirtualRows.NONE);
    }
    selecting = false;
  }
}
