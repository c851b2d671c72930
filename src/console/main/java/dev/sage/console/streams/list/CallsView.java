package dev.sage.console.streams.list;

import dev.sage.console.control.EmptyState;
import dev.sage.console.control.FilterField;
import dev.sage.console.control.Soon;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The list of calls with its filter. */
public final class CallsView extends BorderPane {
  private static final double ROW = 26;

  /** The next page is read when so few rows are left below the screen. */
  private static final int BEFORE_END = 40;

  private final CallsModel model;
  private final FilterField filter;
  private final ListView<CallRow> list = new ListView<>();
  private final Button pill = new Button();
  private final Soon look = new Soon(this::look);

  /**
   * A view of that list.
   *
   * @param start what to do where there is no call yet
   * @param head everything above the list
   */
  CallsView(CallsModel model, CallTimes times, CallsHead head, Runnable start) {
    this.model = model;
    this.filter = head.filter();
    getStyleClass().add("calls");
    setTop(head);

    list.setId("streams-calls");
    list.setAccessibleText(Texts.text("streams.calls"));
    list.setItems(model.rows());
    list.setFixedCellSize(ROW);
    list.setCellFactory(view -> new CallCell(times));
    // Where the person has scrolled to is known after the list has been laid out again.
    list.addEventFilter(ScrollEvent.SCROLL, event -> look.ask());
    list.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> look.ask());
    list.addEventFilter(KeyEvent.KEY_RELEASED, event -> look.ask());

    pill.getStyleClass().addAll("accent", "pill");
    pill.setId("streams-calls-new");
    pill.setOnAction(event -> followTop());
    model.freshProperty().subscribe(count -> showFresh(count.intValue()));
    StackPane.setAlignment(pill, Pos.TOP_CENTER);
    StackPane.setAlignment(filter.suggestions(), Pos.TOP_CENTER);
    StackPane center = new StackPane(list, pill, filter.suggestions());
    model.rows().subscribe(() -> showEmpty(center, start));
    model.loadedProperty().subscribe(() -> showEmpty(center, start));
    // The list may have been read before there was a view of it.
    showEmpty(center, start);
    setCenter(center);
  }

  public ListView<CallRow> list() {
    return list;
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
    if (list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
      var first = flow.getFirstVisibleCell();
      var last = flow.getLastVisibleCell();
      model.followingProperty().set(first == null || first.getIndex() == 0);
      if (last != null && last.getIndex() >= model.rows().size() - BEFORE_END) {
        model.more();
      }
    }
  }

  private void showEmpty(StackPane center, Runnable start) {
    center.getChildren().removeIf(EmptyState.class::isInstance);
    boolean empty = model.rows().isEmpty() && model.loadedProperty().get();
    list.setVisible(!empty);
    if (empty) {
      center.getChildren().addFirst(model.filtered() ? nothingPasses() : noCalls(start));
    }
  }

  private static EmptyState noCalls(Runnable start) {
    Button run = new Button(Texts.text("streams.empty.action"));
    run.getStyleClass().add("accent");
    run.setOnAction(event -> start.run());
    return new EmptyState(Feather.ACTIVITY, Texts.text("streams.empty"), run);
  }

  private EmptyState nothingPasses() {
    Button clear = new Button(Texts.text("streams.filtered.action"));
    clear.setOnAction(event -> filter.field().clear());
    return new EmptyState(Feather.FILTER, Texts.text("streams.filtered"), clear);
  }
}
