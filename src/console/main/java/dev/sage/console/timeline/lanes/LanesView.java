package dev.sage.console.timeline.lanes;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.axis.Moments;
import dev.sage.console.timeline.axis.Ticks;
import dev.sage.console.timeline.axis.TimeScale;
import dev.sage.console.timeline.paint.Drawing;
import dev.sage.workbench.timeline.Bar;
import dev.sage.workbench.timeline.LaneMarks;
import dev.sage.workbench.timeline.TimeRange;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The lanes on their canvas. What is known is drawn at the scale that is wanted at once, whether or
 * not the answer for it is there, so that zooming never waits. FX thread only.
 */
public final class LanesView extends Drawing {
  private static final double NEAR = 4;

  private final InstantSource clock;
  private final Moments moments;
  private final ObjectProperty<@Nullable Picture> picture = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable TimeRange> range = new SimpleObjectProperty<>();
  private final ObjectProperty<Coloring> coloring = new SimpleObjectProperty<>(Coloring.STATUS);
  private final StringProperty chosen = new SimpleStringProperty("");
  private final DoubleProperty scroll = new SimpleDoubleProperty();
  private final ReadOnlyDoubleWrapper lanesHeight = new ReadOnlyDoubleWrapper();
  private final Tooltip tooltip = new Tooltip();
  private final Region box = new Region();
  private LaneLayout layout = LaneLayout.NONE;

  /** Lanes without a call. */
  public LanesView(InstantSource clock, Moments moments) {
    this.clock = clock;
    this.moments = moments;
    setId("timeline-lanes");
    getStyleClass().add("timeline-lanes");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    setMinHeight(120);
    box.getStyleClass().add("plot-box");
    box.setManaged(false);
    box.setMouseTransparent(true);
    box.setVisible(false);
    getChildren().add(box);
    picture.subscribe(this::arrange);
    picture.subscribe(this::describe);
    chosen.subscribe(this::describe);
    heightProperty().subscribe(this::arrange);
    for (var what : java.util.List.of(range, coloring, chosen, scroll)) {
      what.subscribe(this::changed);
    }
    Tooltip.install(this, tooltip);
  }

  /** What is drawn; of the range, or of one that was shown before. */
  public ObjectProperty<@Nullable Picture> pictureProperty() {
    return picture;
  }

  /** What is on the screen. */
  public ObjectProperty<@Nullable TimeRange> rangeProperty() {
    return range;
  }

  public ObjectProperty<Coloring> coloringProperty() {
    return coloring;
  }

  /** The id of the call that is looked at, or an empty text. */
  public StringProperty chosenProperty() {
    return chosen;
  }

  /** How much of the lanes is above the screen, pixels. */
  public DoubleProperty scrollProperty() {
    return scroll;
  }

  /** The height of all lanes, pixels. */
  public ReadOnlyDoubleProperty lanesHeightProperty() {
    return lanesHeight.getReadOnlyProperty();
  }

  /** The height on the screen for them. */
  public double viewHeight() {
    return Math.max(0, getHeight() - LanesFrame.AXIS);
  }

  /** How many pixels the range has, at a width of the view. */
  public static double plotWidth(double width) {
    return Math.max(1, Math.floor(width) - LanesFrame.NAMES - LanesFrame.RIGHT);
  }

  /** Where moments stand; empty before anything is known. */
  public Optional<TimeScale> scale() {
    TimeRange now = range.get();
    return now == null
        ? Optional.empty()
        : Optional.of(new TimeScale(now, LanesFrame.NAMES, plotWidth(getWidth())));
  }

  /** Marks a moment. */
  public void mark(java.util.OptionalLong moment) {
    Optional<TimeScale> scale = scale();
    boolean inside =
        scale.isPresent() && moment.isPresent() && scale.get().range().contains(moment.getAsLong());
    cursor(inside ? scale.get().x(moment.getAsLong()) : Double.NaN);
  }

  /** Draws again because time has gone on for what runs. */
  public void tick() {
    changed();
  }

  /** Shows what would be selected by a drag; equal ends show nothing. */
  void box(double fromX, double toX) {
    box.setVisible(fromX != toX);
    double from = Math.max(LanesFrame.NAMES, Math.min(fromX, toX));
    box.resizeRelocate(
        from, LanesFrame.AXIS, Math.max(0, Math.max(fromX, toX) - from), viewHeight());
  }

  /** The call at a place of the view. */
  public Optional<Bar> barAt(double x, double y) {
    Picture now = picture.get();
    int lane = laneAt(y);
    if (now == null || lane < 0 || x < LanesFrame.NAMES) {
      return Optional.empty();
    }
    int depth = layout.depth(lane, y - LanesFrame.AXIS + scroll.get());
    return scale()
        .flatMap(
            scale ->
                now.lanes()
                    .get(lane)
                    .at(
                        scale.at(x),
                        depth,
                        Math.round(NEAR * scale.microsPerPixel()),
                        Moments.micros(clock.instant())));
  }

  int laneAt(double y) {
    return y < LanesFrame.AXIS ? -1 : layout.lane(y - LanesFrame.AXIS + scroll.get());
  }

  /** Says in a tooltip what is at a place. */
  void explain(double x, double y) {
    Picture now = picture.get();
    int lane = laneAt(y);
    String words = "";
    if (now != null && lane >= 0) {
      words =
          x < LanesFrame.NAMES
              ? now.view().lanes().get(lane).name()
              : barAt(x, y)
                  .map(
                      bar ->
                          LaneWords.of(bar, now.tools().getOrDefault(bar.id(), List.of()), moments))
                  .orElseGet(() -> density(now.view().marks().get(lane), x));
    }
    tooltip.setText(words);
    tooltip.setOpacity(words.isEmpty() ? 0 : 1);
  }

  private String density(LaneMarks marks, double x) {
    return marks instanceof LaneMarks.Buckets(var density) && scale().isPresent()
        ? LaneWords.of(density, scale().get().at(x), moments)
        : "";
  }

  /** Brings a lane into sight. */
  public void reveal(int lane) {
    if (lane >= 0 && lane < layout.lanes()) {
      double top = layout.top(lane);
      double bottom = top + layout.height(lane);
      double most = Math.max(0, layout.height() - viewHeight());
      if (top < scroll.get()) {
        scroll.set(top);
      } else if (bottom > scroll.get() + viewHeight()) {
        scroll.set(Math.clamp(bottom - viewHeight(), 0, most));
      }
    }
  }

  /** Scrolls by pixels. */
  void scroll(double pixels) {
    double most = Math.max(0, layout.height() - viewHeight());
    scroll.set(Math.clamp(scroll.get() + pixels, 0, most));
  }

  private void arrange() {
    Picture now = picture.get();
    layout = now == null ? LaneLayout.NONE : LaneLayout.of(now, viewHeight());
    lanesHeight.set(layout.height());
    scroll(0);
    changed();
  }

  @Override
  protected void paint(GraphicsContext pen, double width, double height) {
    Picture now = picture.get();
    TimeRange on = range.get();
    if (now == null || on == null) {
      return;
    }
    TimeScale scale = new TimeScale(on, LanesFrame.NAMES, plotWidth(width));
    LanesFrame frame =
        new LanesFrame(
            now,
            layout,
            scale,
            Ticks.of(on, scale.width(), moments),
            scroll.get(),
            height,
            coloring.get(),
            chosen.get(),
            Moments.micros(clock.instant()));
    new LanesPainter(pen, ink(), frame).paint();
  }

  private void describe() {
    Picture now = picture.get();
    if (now == null) {
      setAccessibleText(Texts.text("timeline.lanes"));
      return;
    }
    String all =
        Texts.text(
            "timeline.lanes.description",
            Texts.text("timeline.lanes"),
            Format.count(now.view().lanes().size()),
            Format.count(now.view().calls()),
            moments.range(now.view().query().range()));
    setAccessibleText(
        now.bar(chosen.get())
            .map(bar -> Texts.text("timeline.lanes.chosen", all, LaneWords.spoken(bar, moments)))
            .orElse(all));
  }
}
