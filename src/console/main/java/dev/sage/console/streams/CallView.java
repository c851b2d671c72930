package dev.sage.console.streams;

import dev.sage.console.control.EmptyState;
import dev.sage.console.control.GapPlot;
import dev.sage.console.control.GapPlotData;
import dev.sage.console.control.Hindrance;
import dev.sage.console.control.Segments;
import dev.sage.console.shell.ActionButtons;
import dev.sage.console.shell.Services;
import dev.sage.console.streams.explain.MetricName;
import dev.sage.console.streams.list.CallTimes;
import dev.sage.console.streams.pair.PairModel;
import dev.sage.console.streams.pair.PairView;
import dev.sage.console.streams.reading.Anomaly;
import dev.sage.console.streams.reading.CallLook;
import dev.sage.console.streams.replay.Replay;
import dev.sage.console.streams.replay.ReplayBar;
import dev.sage.console.streams.request.RequestModel;
import dev.sage.console.streams.request.RequestView;
import dev.sage.console.streams.request.WhyNot;
import dev.sage.console.text.Texts;
import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One call: head, overview, frames, the selected frame and the message at it, replay. */
final class CallView extends StackPane {
  private static final double MILLION = 1e6;

  private final CallModel model;
  private final CallDesk desk;
  private final CallHead head;
  private final GapPlot plot = new GapPlot();
  private final ClocksView clocks;
  private final FramesView frames;
  private final FindView find;
  private final DetailDrawer below;
  private final DetailPane right;
  private final RequestView asked;
  private final BooleanBinding finding;
  private final AnomaliesView anomalies;
  private final CardView card;
  private final BorderPane whole = new BorderPane();
  private final PairView pair;
  private final VBox bottom;
  private final ObservableValue<Boolean> any;
  private final EmptyState none =
      new EmptyState(Feather.MOUSE_POINTER, Texts.text("streams.call.none"));

  private final Label coming = new Label(Texts.text("streams.call.coming"));

  /**
   * A view of that call.
   *
   * @param any whether there is any call to select
   */
  CallView(CallDesk desk, CallTimes times, Services services, ObservableValue<Boolean> any) {
    this.desk = desk;
    this.model = desk.call();
    this.any = any;
    card = new CardView(model);
    head = new CallHead(times, this::explain, List.of(desk.search(), desk.detail()), desk.pair());
    clocks = new ClocksView(times.clock());
    anomalies = new AnomaliesView(this::explain);
    frames = new FramesView(model, desk.find());
    find = new FindView(desk.find(), frames::takeFocus);
    bottom = new VBox(anomalies, bar());
    pair = new PairView(desk.pair(), this::explain);
    plot.setId("streams-plot");
    asked = new RequestView(desk.request(), services);
    finding = find.openProperty().or(asked.findingProperty());
    VBox top = new VBox(4, head, plot, clocks, choice());
    top.getStyleClass().add("call-top");
    right = new DetailPane(model, desk.find(), desk.tabs(), services.memory());
    below = new DetailDrawer(frames, right, services.memory());
    whole.setTop(top);
    VBox.setVgrow(below, Priority.ALWAYS);
    VBox.setVgrow(asked, Priority.ALWAYS);
    desk.request().shownProperty().subscribe(this::showRequest);
    StackPane.setAlignment(card, Pos.BOTTOM_RIGHT);
    StackPane.setMargin(card, new Insets(0, 12, 76, 0));
    coming.setId("streams-coming");
    coming.getStyleClass().add("secondary");
    getChildren().setAll(whole, pair, card, none, coming);
    link();
  }

  /** Frames or request, and what can be done with the request. */
  private HBox choice() {
    Segments<Boolean> either =
        new Segments<>(
            "streams-part",
            List.of(false, true),
            desk.request().shownProperty().asObject(),
            request ->
                request
                    ? new Segments.Words(
                        "request", Texts.text("streams.part.request"), desk.ask().tooltip())
                    : new Segments.Words(
                        "frames", Texts.text("streams.part.frames"), desk.ask().tooltip()));
    RequestModel request = desk.request();
    Button again = ActionButtons.text(desk.again());
    request
        .lookProperty()
        .subscribe(
            look -> {
              if (look != null) {
                Hindrance.of(again, WhyNot.words(look.asked().state()));
              }
            });
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox row = new HBox(8, either, space, again);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** The request needs the room, and its time is none. */
  private void showRequest(boolean request) {
    find.close();
    asked.closeFind();
    whole.setCenter(request ? asked : new VBox(find.bar(), below));
    whole.setBottom(request ? null : bottom);
    show(model.lookProperty().get());
  }

  void toggleRequest() {
    BooleanProperty shown = desk.request().shownProperty();
    shown.set(!shown.get());
    if (shown.get()) {
      asked.takeFocus();
    } else {
      frames.takeFocus();
    }
  }

  /** Whether words are looked for, in the frames or in the request. */
  ObservableBooleanValue findingProperty() {
    return finding;
  }

  /** Looks for words in what is shown. */
  void openFind() {
    if (desk.request().shownProperty().get()) {
      asked.find();
    } else {
      find.open();
    }
  }

  /** Looks for words in the frames as if they were typed. */
  void find(String words) {
    desk.request().shownProperty().set(false);
    find.open(words);
  }

  void step(int by) {
    if (desk.request().shownProperty().get()) {
      asked.step(by);
    } else {
      find.step(by);
    }
  }

  void closeFind() {
    asked.closeFind();
    find.close();
  }

  /** Whether everything of the request is on the screen. */
  boolean settled() {
    return asked.settled();
  }

  private ReplayBar bar() {
    List<Button> beside = PairButtons.of(desk.pair(), desk.beside());
    return new ReplayBar(desk.replay(), desk.playing(), beside);
  }

  /** Plot, table, clocks and replay show the same moment. */
  private void link() {
    Replay replay = desk.replay();
    PairModel two = desk.pair();
    plot.setOnFrame(model.selectedProperty()::set);
    plot.setOnScrub(ms -> replay.seek((long) (ms * MILLION)));
    plot.setOnHover(clocks::hover);
    model
        .selectedProperty()
        .subscribe(
            frame -> {
              plot.selectedProperty().set(frame.intValue());
              plot.reveal(frame.intValue());
              clocks.select(frame.intValue());
              card.place();
              replay.selected(frame.intValue());
            });
    replay
        .positionProperty()
        .subscribe(
            at -> {
              double ms = at.longValue() == Replay.OFF ? Double.NaN : at.longValue() / MILLION;
              plot.markProperty().set(ms);
              clocks.replay(ms);
            });
    frames.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          // The table would take Space for a selection, which it has already.
          if (event.getCode() == KeyCode.SPACE) {
            desk.playing().toggle().perform();
            event.consume();
          }
        });
    any.subscribe(there -> show(model.lookProperty().get()));
    model.comingProperty().subscribe(this::showEmpty);
    two.openProperty().subscribe(() -> show(model.lookProperty().get()));
    clocks.setOnTick(this::draw);
    model.plotProperty().subscribe(this::draw);
    model.lookProperty().subscribe(this::show);
  }

  /** While the call runs the axis goes on to the present, so that a silence is seen as it grows. */
  private void draw() {
    CallLook look = model.lookProperty().get();
    GapPlotData data = model.plotProperty().get();
    long now = clocks.nowNanos();
    plot.dataProperty().set(look == null || now < 0 ? data : PlotData.until(look, data, now));
  }

  /** The plot that is on the screen. */
  GapPlot plot() {
    return desk.pair().openProperty().get() ? pair.plot() : plot;
  }

  void explain(Anomaly anomaly) {
    card.explain(anomaly);
  }

  void explain(MetricName metric) {
    card.explain(metric);
  }

  /** Explains the gravest thing that is odd, else the time to the first token. */
  void explain() {
    CallLook look = model.lookProperty().get();
    if (card.isVisible()) {
      card.close();
    } else if (look != null && !look.anomalies().isEmpty()) {
      explain(look.anomalies().getFirst().anomaly());
    } else {
      explain(MetricName.TTFT);
    }
  }

  /** Says whether the call passes the filter of the list beside it. */
  void setOutside(boolean is) {
    head.setOutside(is);
  }

  /** Shows frame and message beside the frames, or hides them. */
  void toggleDetail() {
    below.toggle();
  }

  /** Shows the frame that is chosen in that view of it, whatever hides it now. */
  void bring(DetailTab tab) {
    desk.pair().openProperty().set(false);
    desk.request().shownProperty().set(false);
    below.open();
    right.bring(tab);
  }

  CardView card() {
    return card;
  }

  /** What stands where no call is shown: that one is coming, or that one can be chosen. */
  private void showEmpty() {
    Coming next = model.comingProperty().get();
    boolean empty = model.lookProperty().get() == null && next == Coming.NOTHING;
    none.setVisible(empty && any.getValue());
    coming.setVisible(next == Coming.LATE);
  }

  private void show(@Nullable CallLook look) {
    boolean two = desk.pair().openProperty().get() && look != null;
    pair.setVisible(two);
    whole.setVisible(look != null && !two);
    showEmpty();
    desk.replay().show(look);
    clocks.look(look);
    draw();
    card.look(look);
    if (look == null) {
      plot.fit();
      return;
    }
    // Without a frame there is nothing to plot, and the axis would only pretend.
    boolean frames = !desk.request().shownProperty().get();
    boolean drawn = frames && look.times().size() > 0;
    clocks.setManaged(frames);
    clocks.setVisible(frames);
    plot.setManaged(drawn);
    plot.setVisible(drawn);
    head.show(look);
    anomalies.show(look);
  }
}
