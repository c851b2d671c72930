package dev.sage.console.streams.list;

import dev.sage.console.control.EmptyPlace;
import dev.sage.console.control.EmptyState;
import dev.sage.console.control.FilterField;
import dev.sage.console.control.VirtualRows;
import dev.sage.console.deletion.CallDeletion;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.workbench.store.StoredCall;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The list of calls with its filter. */
public final class CallsView extends BorderPane {
  private static final int ROW = 26;

  private final CallsModel model;
  private final FilterField filter;
  private final VirtualRows list;
  private final Button pill = new Button();
  private Consumer<StoredCall> chosen = call -> {};
  private @Nullable String id;

  /** A row that was chosen before its call has been read. */
  private int pending = VirtualRows.NONE;

  private boolean selecting;
  private int later = VirtualRows.NONE;

  /**
   * A view of that list.
   *
   * @param deletion knows which calls are to be deleted
   * @param head everything above the list
   */
  CallsView(CallsModel model, CallTimes times, CallDeletion deletion, CallsHead head) {
    this.model = model;
    this.filter = head.filter();
    getStyleClass().add("calls");
    setTop(head);

    list = new VirtualRows(ROW, () -> new CallLine(model, times, deletion::has));
    deletion.versionProperty().subscribe(list::refresh);
    model.pinnedProperty().subscribe(pinned -> list.refresh());
    list.setId("streams-calls");
    list.setAccessibleText(Texts.text("streams.calls"));
    list.setOnScrolled(this::look);
    list.heightProperty()
        .subscribe(
            () -> {
              if (later != VirtualRows.NONE && list.getHeight() > 0) {
                int row = later;
                later = VirtualRows.NONE;
                bring(row);
              }
            });
    list.selectedProperty().subscribe(at -> picked(at.intValue()));

    pill.getStyleClass().addAll("accent", "pill");
    pill.setId("streams-calls-new");
    pill.setOnAction(event -> followTop());
    model.freshProperty().subscribe(count -> showFresh(count.intValue()));
    StackPane.setAlignment(pill, Pos.TOP_CENTER);
    StackPane.setAlignment(filter.suggestions(), Pos.TOP_CENTER);
    StackPane center = new StackPane(list, pill, filter.suggestions());
    EmptyPlace place = new EmptyPlace(center);
    model
        .rows()
        .versionProperty()
        .subscribe(
            () -> {
              refresh();
              showEmpty(place);
            });
    model.loadedProperty().subscribe(() -> showEmpty(place));
    // The list may have been read before there was a view of it.
    refresh();
    showEmpty(place);
    setCenter(center);
  }

  /** The rows, to be focused. */
  public VirtualRows list() {
    return list;
  }

  /** Told which call a person has chosen. */
  public void setOnChosen(Consumer<StoredCall> action) {
    chosen = action;
  }

  /** Chooses a row as a person does; its call may still be read. */
  public void choose(int row) {
    list.selectedProperty().set(row);
    bring(row);
  }

  /** Marks the call that is looked into, wherever it stands. */
  public void mark(@Nullable String callId) {
    id = callId;
    if (pending == VirtualRows.NONE) {
      select(VirtualRows.NONE);
    }
  }

  /** Marks the call that is looked into, of which the place is known, and brings it into sight. */
  public void mark(String callId, int row) {
    id = callId;
    pending = VirtualRows.NONE;
    select(row);
    bring(row);
  }

  /** Before the list has a height nothing is in sight: it is brought there as soon as it has. */
  private void bring(int row) {
    if (list.getHeight() > 0) {
      list.reveal(row);
      look();
    } else {
      later = row;
    }
  }

  private void refresh() {
    list.show(model.rows().size());
    if (pending == VirtualRows.NONE) {
      select(VirtualRows.NONE);
    } else {
      picked(pending);
    }
  }

  private void picked(int row) {
    if (selecting) {
      return;
    }
    pending = VirtualRows.NONE;
    if (row >= 0 && row < model.rows().size()) {
      StoredCall call = model.rows().at(row);
      if (call == null) {
        pending = row;
      } else if (!call.id().equals(id)) {
        id = call.id();
        chosen.accept(call);
      }
    }
  }

  /**
   * Selects the call that is looked into.
   *
   * @param otherwise where it is, where its page is not there
   */
  private void select(int otherwise) {
    String wanted = id;
    int row =
        wanted == null
            ? VirtualRows.NONE
            : model.rows().indexOf(call -> call.id().equals(wanted)).orElse(otherwise);
    selecting = true;
    list.selectedProperty().set(row < model.rows().size() ? row : VirtualRows.NONE);
    selecting = false;
  }

  /** Writes a filter as if it were typed. */
  public void writeFilter(String source) {
    filter.write(source);
  }

  public void focusFilter() {
    filter.focus();
  }

  private void showFresh(int count) {
    pill.setText(Texts.text("log.new", Format.count(count)));
    pill.setVisible(count > 0);
  }

  private void followTop() {
    list.scrollTo(0);
    model.followingProperty().set(true);
  }

  private void look() {
    model.followingProperty().set(list.first() == 0);
  }

  private void showEmpty(EmptyPlace place) {
    boolean empty = model.rows().isEmpty() && model.loadedProperty().get();
    list.setVisible(!empty);
    boolean filtered = model.filtered();
    place.show(empty ? filtered : null, () -> filtered ? nothingPasses() : noCalls());
  }

  /** The ways in stand beside it, where there is room for them. */
  private static EmptyState noCalls() {
    return new EmptyState(Feather.ACTIVITY, Texts.text("streams.empty"));
  }

  private EmptyState nothingPasses() {
    Button clear = new Button(Texts.text("streams.filtered.action"));
    clear.setOnAction(event -> filter.field().clear());
    return new EmptyState(Feather.FILTER, Texts.text("streams.filtered"), clear);
  }
}
