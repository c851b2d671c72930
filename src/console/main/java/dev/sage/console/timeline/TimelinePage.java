package dev.sage.console.timeline;

import dev.sage.console.control.EmptyState;
import dev.sage.console.control.ErrorBox;
import dev.sage.console.shell.Action;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.shell.ActionMenu;
import dev.sage.console.shell.Drawer;
import dev.sage.console.shell.Keys;
import dev.sage.console.shell.Notices;
import dev.sage.console.shell.Services;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.axis.Moments;
import dev.sage.console.timeline.charts.ChartsView;
import dev.sage.console.timeline.lanes.LanesInput;
import dev.sage.console.timeline.lanes.LanesView;
import dev.sage.console.timeline.list.CallsTable;
import dev.sage.console.timeline.model.ChosenCall.Details;
import dev.sage.console.timeline.model.SavedViews;
import dev.sage.console.timeline.model.TimelineModel;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.timeline.Bar;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** The panel, put together. FX thread only. */
final class TimelinePage extends StackPane {
  /** Its style sheet. */
  static final String STYLES =
      Objects.requireNonNull(TimelinePage.class.getResource("timeline.css"), "timeline.css")
          .toExternalForm();

  /** A skeleton appears only where waiting is felt. */
  private static final Duration FELT = Duration.millis(100);

  private final Services services;
  private final Store store;
  private final TimelineModel model;
  private final SavedViews saved;
  private final TimelineActions actions;
  private final HeadBar head;
  private final StripView strip;
  private final ChartsView charts;
  private final LanesView lanes;
  private final CallsTable table;
  private final Drawer drawer;
  private final VBox page = new VBox();
  private final Skeleton skeleton;
  private final PauseTransition waiting = new PauseTransition(FELT);

  TimelinePage(
      Services services,
      TimelineModel model,
      Live live,
      SavedViews saved,
      TimelineActions actions,
      Store store,
      InstantSource clock,
      Moments moments,
      TimelinePanel.Doors doors) {
    this.services = services;
    this.store = store;
    this.model = model;
    this.saved = saved;
    this.actions = actions;
    setId("timeline");
    getStyleClass().add("timeline");
    getStylesheets().add(STYLES);
    head = new HeadBar(model, saved, actions, store, services.background());
    strip = new StripView(model.range(), moments);
    strip.densityProperty().bind(model.stripProperty());
    charts =
        new ChartsView(
            model.chartsProperty(),
            model.range().rangeProperty(),
            model.pointer(),
            moments,
            services.pulse());
    lanes = lanes(clock, moments);
    table =
        new CallsTable(
            model.calls(), model.chosen(), moments, doors.deletion(), actions.open()::perform);
    ActionMenu.attach(table, services.overlays(), actions::menu);
    model.walk().setOnRow(table::reveal);
    model.walk().setOnNone(this::none);
    drawer =
        new Drawer(
            table,
            new DetailsView(model.chosen(), moments, marking(), actions),
            "timeline.details.shown",
            "timeline.details",
            0.72,
            services.memory());
    SplitPane split = new SplitPane(new LanesPane(model, lanes), drawer);
    split.setOrientation(Orientation.VERTICAL);
    split.setDividerPositions(0.54);
    // It takes what is left; wanting more would take room from the charts where there is enough.
    split.setPrefHeight(0);
    services.memory().follow("timeline.main", split);
    VBox.setVgrow(split, Priority.ALWAYS);
    page.getChildren()
        .setAll(head, new RangeBar(model, live, actions, moments), strip, error(), charts, split);
    StackPane.setAlignment(head.filter().suggestions(), Pos.TOP_LEFT);
    StackPane.setMargin(head.filter().suggestions(), new Insets(40, 16, 0, 16));
    skeleton = new Skeleton(List.of(strip, lanes));
    getChildren().setAll(page, head.filter().suggestions(), skeleton, empty(doors.sample()));
    Stale.follow(lanes, model.searchingProperty());
    Stale.follow(table, model.searchingProperty());
    Stale.follow(charts, model.figuringProperty());
    waiting.setOnFinished(event -> skeleton.show(!model.loadedProperty().get()));
    model.loadedProperty().subscribe(loaded -> skeleton.show(false));
  }

  private List<Button> marking() {
    return List.of(
        ActionButtons.icon(actions.pin(), Feather.MAP_PIN),
        ActionButtons.icon(actions.tag(), Feather.TAG),
        ActionButtons.icon(actions.log(), Feather.LIST),
        ActionButtons.icon(actions.delete(), Feather.TRASH_2));
  }

  /** Asks for a tag of that call. */
  void askTag(Details of) {
    TagSheet.open(
        model.chosen(), of, services.overlays(), services.background(), store::knownValues);
  }

  private LanesView lanes(InstantSource clock, Moments moments) {
    LanesView view = new LanesView(clock, moments);
    view.pictureProperty().bind(model.pictureProperty());
    view.rangeProperty().bind(model.range().rangeProperty());
    view.coloringProperty().bind(model.coloringProperty());
    view.chosenProperty().bind(model.chosen().idProperty());
    view.widthProperty()
        .subscribe(
            width -> {
              if (width.doubleValue() > 0) {
                model.pixelsProperty().set((int) LanesView.plotWidth(width.doubleValue()));
              }
            });
    model.pointer().momentProperty().subscribe(view::mark);
    new LanesInput(
        view,
        model.range(),
        model.pointer(),
        new LanesInput.Steps() {
          @Override
          public void choose(Bar bar) {
            model.walk().choose(bar);
          }

          @Override
          public void open() {
            actions.open().perform();
          }

          @Override
          public void along(int by) {
            if (!model.walk().along(by)) {
              // The table has the newest first.
              table.move(-by);
            }
          }

          @Override
          public void across(int by) {
            model.walk().across(by, view::reveal);
          }
        });
    return view;
  }

  private ErrorBox error() {
    ErrorBox box =
        new ErrorBox(
            "", Texts.text("timeline.failed.fix"), "", ActionButtons.text(actions.retry()));
    VBox.setMargin(box, new Insets(8, 16, 0, 16));
    model
        .problemProperty()
        .subscribe(
            problem -> {
              box.setManaged(!problem.isEmpty());
              box.setVisible(!problem.isEmpty());
              if (!problem.isEmpty()) {
                box.set(problem, Texts.text("timeline.failed.fix"), "");
              }
            });
    return box;
  }

  private EmptyState empty(Runnable sample) {
    Button run = new Button(Texts.text("timeline.empty.action"));
    run.setId("timeline-sample");
    run.getStyleClass().add("accent");
    run.setOnAction(event -> sample.run());
    EmptyState state = new EmptyState(Feather.CLOCK, Texts.text("timeline.empty"), run);
    state.visibleProperty().bind(model.emptyProperty().and(model.problemProperty().isEmpty()));
    page.visibleProperty().bind(state.visibleProperty().not());
    return state;
  }

  private void none() {
    services.notices().show(Notices.Kind.INFO, Texts.text("timeline.failure.none"));
  }

  void shown() {
    if (!model.loadedProperty().get()) {
      waiting.playFromStart();
    }
    lanes.requestFocus();
  }

  void focusFilter() {
    head.filter().focus();
  }

  void move(int rows) {
    table.move(rows);
  }

  /**
   * Goes from a call that is to be deleted to the next row that stays.
   *
   * @return goes back
   */
  Runnable leave(String id) {
    return table.leave(id);
  }

  void toggleDetails() {
    drawer.toggle();
  }

  void askName() {
    head.askName();
  }

  /** Lays the menu of the views that were kept over the page. */
  void openViews() {
    List<Action> menu = new ArrayList<>();
    menu.add(actions.keep());
    for (SavedViews.Saved one : saved.all()) {
      menu.add(item("timeline.view", one.name(), Action.Category.GO, () -> one.show(model)));
    }
    for (SavedViews.Saved one : saved.all()) {
      menu.add(
          item(
              "timeline.forget",
              Texts.text("timeline.views.forget", one.name()),
              Action.Category.EDIT,
              () -> forget(one)));
    }
    ActionMenu.open(services.overlays(), head.views(), menu);
  }

  private void forget(SavedViews.Saved view) {
    Runnable back = saved.forget(view);
    Action undo = Action.of("timeline.forget.undo", Action.Category.EDIT, back);
    String said = Texts.text("timeline.views.forgotten", view.name());
    services.notices().show(new Notices.Notice(Notices.Kind.INFO, said, undo));
  }

  private static Action item(String id, String label, Action.Category category, Runnable run) {
    return new Action(id, label, category, List.of(), Keys.always(), "", run);
  }

  LanesView lanes() {
    return lanes;
  }

  /** Whether what is known is drawn. */
  boolean settled() {
    return charts.settled();
  }

  /** How often anything has been drawn. */
  int drawn() {
    return lanes.drawn() + strip.drawn() + charts.drawn();
  }
}
