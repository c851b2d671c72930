package dev.sage.console.streams;

import dev.sage.console.control.Content;
import dev.sage.console.control.EmptyState;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The list of calls with its filter. */
final class CallsView extends BorderPane {
  private static final double ROW = 26;

  /** The next page is read when so few rows are left below the screen. */
  private static final int BEFORE_END = 40;

  private final CallsModel model;
  private final TextField filter = new TextField();
  private final ListView<CallRow> list = new ListView<>();
  private final Button pill = new Button();

  /**
   * A view of that list.
   *
   * @param start what to do where there is no call yet
   */
  CallsView(CallsModel model, CallTimes times, Runnable start) {
    this.model = model;
    getStyleClass().add("calls");
    filter.setId("streams-filter");
    filter.setPromptText(Texts.text("streams.filter.prompt"));
    filter.setAccessibleText(Texts.text("streams.filter"));
    filter.setTooltip(new Tooltip(Texts.text("streams.filter.help")));
    filter.textProperty().bindBidirectional(model.filterProperty());
    Label problem = new Label();
    problem.getStyleClass().addAll("secondary", "danger-text");
    problem.setWrapText(true);
    problem.textProperty().bind(model.problemProperty());
    problem.managedProperty().bind(model.problemProperty().isNotEmpty());
    problem.visibleProperty().bind(problem.managedProperty());
    VBox top = new VBox(4, Content.inside(filter), problem);
    top.getStyleClass().add("calls-head");
    setTop(top);

    list.setId("streams-calls");
    list.setAccessibleText(Texts.text("streams.calls"));
    list.setItems(model.rows());
    list.setFixedCellSize(ROW);
    list.setCellFactory(view -> new CallCell(times));
    // Where the person has scrolled to is known after the list has been laid out again.
    list.addEventFilter(ScrollEvent.SCROLL, event -> Platform.runLater(this::look));
    list.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> Platform.runLater(this::look));
    list.addEventFilter(KeyEvent.KEY_RELEASED, event -> Platform.runLater(this::look));

    pill.getStyleClass().addAll("accent", "pill");
    pill.setId("streams-calls-new");
    pill.setOnAction(event -> followTop());
    model.freshProperty().subscribe(count -> showFresh(count.intValue()));
    StackPane.setAlignment(pill, Pos.TOP_CENTER);
    StackPane center = new StackPane(list, pill);
    model.rows().subscribe(() -> showEmpty(center, start));
    model.loadedProperty().subscribe(() -> showEmpty(center, start));
    // The list may have been read before there was a view of it.
    showEmpty(center, start);
    setCenter(center);
  }

  ListView<CallRow> list() {
    return list;
  }

  void focusFilter() {
    filter.requestFocus();
    filter.selectAll();
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
      center.getChildren().add(model.filtered() ? nothingPasses() : noCalls(start));
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
    clear.setOnAction(event -> filter.clear());
    return new EmptyState(Feather.FILTER, Texts.text("streams.filtered"), clear);
  }
}
