package dev.sage.console.timeline.model;

import dev.sage.console.shell.Background;
import dev.sage.console.shell.Latest;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.lanes.Coloring;
import dev.sage.console.timeline.lanes.Picture;
import dev.sage.workbench.frames.FrameFormat;
import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.Store;
import dev.sage.workbench.store.StoredCall;
import dev.sage.workbench.timeline.Charts;
import dev.sage.workbench.timeline.Density;
import dev.sage.workbench.timeline.Grouping;
import dev.sage.workbench.timeline.TimeRange;
import dev.sage.workbench.timeline.Timeline;
import dev.sage.workbench.timeline.TimelineQuery;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the panel shows of the calls: asks the store in the background whenever the range, the
 * grouping, the filter or the calls themselves change, and keeps the last answer until the next one
 * is there. Off the screen it asks nothing. FX thread only.
 */
public final class TimelineModel {
  private static final int STRIP_BUCKETS = 480;
  private static final int CHART_BUCKETS = 64;

  /** A column of a density is so many pixels wide. */
  private static final int COLUMN = 3;

  /**
   * The list and the figures come along so often while the range moves: nobody reads them then, and
   * the lanes, which are looked at, have the time.
   */
  private static final Duration LIST_APART = Duration.millis(500);

  private static final Duration FIGURES_APART = Duration.millis(150);

  private final Timeline timeline;
  private final Attempts attempts;
  private final ToolSpans tools;
  private final Latest strips;
  private final Latest views;
  private final Latest figures;
  private final InTurn turn = new InTurn();
  private final Paced figuresPace = new Paced(FIGURES_APART);
  private final Paced listPace = new Paced(LIST_APART);
  private final RangeModel range;
  private final FilterText filter = new FilterText();
  private final ChosenCall chosen;
  private final PagedCalls calls;
  private final Walk walk;
  private final Pointer pointer = new Pointer();
  private final ObjectProperty<Grouping> grouping = new SimpleObjectProperty<>(Grouping.PROVIDER);
  private final ObjectProperty<Coloring> coloring = new SimpleObjectProperty<>(Coloring.STATUS);
  private final IntegerProperty pixels = new SimpleIntegerProperty(900);
  private final ReadOnlyObjectWrapper<@Nullable Density> strip = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Picture> picture = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Charts> charts = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper empty = new ReadOnlyBooleanWrapper();
  private final Searching searching = new Searching();
  private final Searching figuring = new Searching();
  private boolean shown;
  private boolean byItself;

  /**
   * A model of those calls.
   *
   * @param formats how their frames are to be read
   */
  public TimelineModel(
      Timeline timeline,
      Store store,
      Function<StoredCall, FrameFormat> formats,
      Background background,
      InstantSource clock) {
    this.timeline = timeline;
    this.range = new RangeModel(clock);
    this.attempts = new Attempts(store);
    this.tools = new ToolSpans(store, formats);
    this.strips = Latest.lengthy(background);
    this.views = Latest.lengthy(background);
    this.figures = Latest.lengthy(background);
    this.chosen = new ChosenCall(store, timeline, filter::applied, tools, background);
    chosen.setOnMarked(this::refresh);
    this.calls = new PagedCalls(timeline, store, turn, background);
    this.walk = new Walk(timeline, this, background);
    range.rangeProperty().subscribe(this::look);
    grouping.subscribe(this::look);
    filter.appliedProperty().subscribe(this::look);
    filter.appliedProperty().subscribe(chosen::refresh);
    pixels.subscribe(() -> byItself(this::look));
  }

  public RangeModel range() {
    return range;
  }

  public FilterText filter() {
    return filter;
  }

  /** The call that is looked at. */
  public ChosenCall chosen() {
    return chosen;
  }

  /** The calls that begin in the range, newest first. */
  public PagedCalls calls() {
    return calls;
  }

  /** From call to call. */
  public Walk walk() {
    return walk;
  }

  /** The moment that is pointed at. */
  public Pointer pointer() {
    return pointer;
  }

  public ObjectProperty<Grouping> groupingProperty() {
    return grouping;
  }

  public ObjectProperty<Coloring> coloringProperty() {
    return coloring;
  }

  /** How wide the lanes are. */
  public IntegerProperty pixelsProperty() {
    return pixels;
  }

  /** All calls, for the strip. */
  public ReadOnlyObjectProperty<@Nullable Density> stripProperty() {
    return strip.getReadOnlyProperty();
  }

  /** The lanes, of the range that is shown or of one that was. */
  public ReadOnlyObjectProperty<@Nullable Picture> pictureProperty() {
    return picture.getReadOnlyProperty();
  }

  /** The figures, of the range that is shown or of one that was. */
  public ReadOnlyObjectProperty<@Nullable Charts> chartsProperty() {
    return charts.getReadOnlyProperty();
  }

  /** Whether a person waits for the lanes, and for how many calls there are. */
  public ReadOnlyBooleanProperty searchingProperty() {
    return searching.property();
  }

  /** Whether a person waits for the figures. */
  public ReadOnlyBooleanProperty figuringProperty() {
    return figuring.property();
  }

  /** What went wrong when the store was asked; empty where nothing did. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Whether there has been an answer. */
  public ReadOnlyBooleanProperty loadedProperty() {
    return loaded.getReadOnlyProperty();
  }

  /** Whether there is no call at all. */
  public ReadOnlyBooleanProperty emptyProperty() {
    return empty.getReadOnlyProperty();
  }

  /** Whether everything that was asked has been answered. */
  public boolean settled() {
    return loaded.get()
        && strips.idle()
        && views.idle()
        && figures.idle()
        && figuresPace.idle()
        && listPace.idle()
        && chosen.settled()
        && walk.settled()
        && calls.settled();
  }

  /** Comes on the screen, or leaves it. */
  public void shown(boolean now) {
    shown = now;
    if (now) {
      refresh();
    } else {
      strips.stop();
      views.stop();
      figures.stop();
      figuresPace.stop();
      listPace.stop();
      searching.stop();
      figuring.stop();
    }
  }

  /** Whether nothing is being asked, nor was just now, so that what has come can be asked for. */
  public boolean idle() {
    return strips.rested() && views.rested() && figures.rested() && figuresPace.idle();
  }

  /**
   * The clock has gone on: the last hour, or whatever is shown up to now, has moved. Only where
   * nothing is being asked, since a question that takes longer than a tick would never be answered.
   */
  public void tick() {
    if (idle()) {
      byItself(range::tick);
    }
  }

  /** What follows from that is nothing that a person waits for. */
  private void byItself(Runnable change) {
    boolean before = byItself;
    byItself = true;
    try {
      change.run();
    } finally {
      byItself = before;
    }
  }

  private record Strip(Optional<TimeRange> extent, @Nullable Density density) {}

  /** Asks for everything again, because there are other calls. */
  public void refresh() {
    if (!shown) {
      return;
    }
    strips.ask(
        Texts.text("timeline.reading"),
        () -> {
          Optional<TimeRange> extent = timeline.extent();
          return new Strip(
              extent, extent.map(calls -> timeline.overview(calls, STRIP_BUCKETS)).orElse(null));
        },
        strip -> byItself(() -> show(strip)),
        this::failed);
  }

  private void show(Strip now) {
    problem.set("");
    strip.set(now.density());
    empty.set(now.extent().isEmpty());
    TimeRange before = range.rangeProperty().get();
    range.extent(now.extent().orElse(null));
    if (now.extent().isEmpty()) {
      picture.set(null);
      charts.set(null);
      listPace.stop();
      calls.showNone();
      loaded.set(true);
    } else if (range.rangeProperty().get().equals(before)) {
      look();
    }
    chosen.refresh();
  }

  /** Asks for what is on the screen. */
  private void look() {
    TimeRange on = range.rangeProperty().get();
    if (!shown || on == null || empty.get()) {
      return;
    }
    int buckets = Math.max(1, pixels.get() / COLUMN);
    TimelineQuery query = new TimelineQuery(on, grouping.get(), filter.applied(), buckets);
    int width = Math.max(1, pixels.get());
    long view = searching.ask(!byItself);
    views.about(List.of(query.grouping(), query.filter()));
    views.ask(
        Texts.text("timeline.reading"),
        () ->
            turn.ask(
                () -> {
                  var found = timeline.view(query);
                  return Picture.of(found, attempts.of(found, width), tools.of(found, width));
                }),
        picture -> {
          searching.answered(view);
          show(picture);
        },
        failure -> {
          searching.answered(view);
          failed(failure);
        });
    long charted = figuring.ask(!byItself);
    figuresPace.want(() -> figures(on, query.filter(), charted));
  }

  private void figures(TimeRange on, CallFilter passing, long number) {
    figures.about(passing);
    figures.ask(
        Texts.text("timeline.reading"),
        () -> turn.ask(() -> timeline.charts(on, passing, CHART_BUCKETS)),
        answer -> {
          figuring.answered(number);
          charts.set(answer);
        },
        failure -> {
          figuring.answered(number);
          failed(failure);
        });
  }

  private void show(Picture now) {
    problem.set("");
    picture.set(now);
    listPace.want(() -> calls.show(now.view()));
    loaded.set(true);
  }

  private void failed(RuntimeException failure) {
    problem.set(Optional.ofNullable(failure.getMessage()).orElse(failure.toString()));
    loaded.set(true);
  }
}
