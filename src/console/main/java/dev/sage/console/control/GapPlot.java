package dev.sage.console.control;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The overview of one stream: when bytes, network reads, frames, tokens and heartbeats arrived, and
 * where it was silent. It can be looked at closer and moved along; a click selects the nearest
 * frame. It is drawn again only when something changed, as part of the layout, and so never while
 * it is not in a scene. FX thread only.
 */
public final class GapPlot extends Region {
  private static final double CLOSER = 0.6;
  private static final double STEP = 0.2;

  private final ObjectProperty<GapPlotData> data = new SimpleObjectProperty<>(GapPlotData.EMPTY);
  private final ObjectProperty<@Nullable TimeWindow> part = new SimpleObjectProperty<>();
  private final IntegerProperty selected = new SimpleIntegerProperty(-1);
  private final DoubleProperty cursor = new SimpleDoubleProperty(Double.NaN);
  private final DrawnColors<GapPlotColors.Part> colors =
      new DrawnColors<>(this, GapPlotColors.SHEET, this::changed);
  private final Canvas canvas = new Canvas();
  private final Region line = new Region();
  private final Region box = new Region();
  private final Tooltip tooltip = new Tooltip();
  private IntConsumer onFrame = frame -> {};
  private DoubleConsumer onScrub = ms -> {};
  private DoubleConsumer onHover = ms -> {};
  private boolean stale = true;

  /** An empty plot. */
  public GapPlot() {
    getStyleClass().add("gap-plot");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    setMinHeight(116);
    setPrefHeight(116);
    line.getStyleClass().add("plot-cursor");
    box.getStyleClass().add("plot-box");
    for (var over : List.of(canvas, line, box)) {
      over.setManaged(false);
      over.setMouseTransparent(true);
    }
    box.setVisible(false);
    getChildren().setAll(canvas, line, box);
    data.subscribe(this::changed);
    data.subscribe(this::describe);
    part.subscribe(this::changed);
    part.subscribe(this::describe);
    selected.subscribe(this::changed);
    cursor.subscribe(this::requestLayout);
    new GapPlotInput(this);
    Tooltip.install(this, tooltip);
  }

  /** What is plotted. */
  public ObjectProperty<GapPlotData> dataProperty() {
    return data;
  }

  /** The part of the axis that is on the screen; null for the whole, however long it becomes. */
  public ObjectProperty<@Nullable TimeWindow> partProperty() {
    return part;
  }

  /** The selected frame's index, or -1. */
  public IntegerProperty selectedProperty() {
    return selected;
  }

  /** A moment that is marked: of a replay, or of another plot's pointer; NaN for none. */
  public DoubleProperty markProperty() {
    return cursor;
  }

  /** Told the index of a frame that the person selected here. */
  public void setOnFrame(IntConsumer consumer) {
    onFrame = consumer;
  }

  /** Told the moment to which the person moves along the axis. */
  public void setOnScrub(DoubleConsumer consumer) {
    onScrub = consumer;
  }

  /** Told the moment under the pointer; NaN when it has left. */
  public void setOnHover(DoubleConsumer consumer) {
    onHover = consumer;
  }

  /** Shows the whole. */
  public void fit() {
    part.set(null);
  }

  /** Looks closer at the selected frame, or at the middle. */
  public void zoomIn() {
    zoom(CLOSER, anchor());
  }

  /** Looks from farther away. */
  public void zoomOut() {
    zoom(1 / CLOSER, anchor());
  }

  /** Moves along the axis, by a fifth of what is on the screen for each step. */
  public void pan(int steps) {
    move(steps * STEP * shownPart().span());
  }

  /** Brings a frame into the part that is shown. */
  public void reveal(int frame) {
    TimeWindow now = part.get();
    if (now != null && frame >= 0 && frame < data.get().frames()) {
      part.set(now.showing(data.get().frameTime(frame), data.get().axis()));
    }
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return GapPlotColors.SHEET.metaData();
  }

  DrawnColors<GapPlotColors.Part> colors() {
    return colors;
  }

  TimeWindow shownPart() {
    TimeWindow now = part.get();
    TimeWindow axis = data.get().axis();
    return now == null ? axis : now.within(axis);
  }

  GapPlotScale scale() {
    return new GapPlotScale(Math.floor(getWidth()), Math.floor(getHeight()), shownPart());
  }

  void zoom(double factor, double anchorMs) {
    TimeWindow axis = data.get().axis();
    TimeWindow now = shownPart().zoomed(factor, anchorMs, axis);
    part.set(now.span() >= axis.span() ? null : now);
  }

  void move(double ms) {
    if (part.get() != null) {
      part.set(shownPart().moved(ms, data.get().axis()));
    }
  }

  void look(TimeWindow at) {
    zoom(at.span() / Math.max(1e-9, shownPart().span()), (at.fromMs() + at.toMs()) / 2);
    part.set(at.within(data.get().axis()));
  }

  private double anchor() {
    int frame = selected.get();
    TimeWindow now = shownPart();
    if (frame >= 0 && frame < data.get().frames() && now.contains(data.get().frameTime(frame))) {
      return data.get().frameTime(frame);
    }
    return (now.fromMs() + now.toMs()) / 2;
  }

  void select(int frame) {
    if (frame >= 0 && frame < data.get().frames()) {
      selected.set(frame);
      onFrame.accept(frame);
    }
  }

  void scrub(double ms) {
    onScrub.accept(ms);
  }

  void hover(double ms) {
    onHover.accept(ms);
    tooltip.setText(Double.isNaN(ms) ? "" : GapPlotWords.at(data.get(), ms));
  }

  void box(double fromX, double toX) {
    box.setVisible(fromX != toX);
    box.resizeRelocate(
        Math.min(fromX, toX),
        GapPlotScale.TOP,
        Math.abs(toX - fromX),
        Math.max(0, getHeight() - GapPlotScale.TOP - GapPlotScale.AXIS));
  }

  @Override
  protected void layoutChildren() {
    GapPlotScale scale = scale();
    if (canvas.getWidth() != scale.width() || canvas.getHeight() != scale.height()) {
      canvas.setWidth(scale.width());
      canvas.setHeight(scale.height());
      stale = true;
    }
    if (stale && scale.width() > 0 && scale.height() > 0) {
      stale = false;
      new GapPlotPainter(canvas.getGraphicsContext2D(), colors, scale, data.get())
          .paint(selected.get());
    }
    double at = cursor.get();
    boolean marked = !Double.isNaN(at) && scale.part().contains(at);
    line.setVisible(marked);
    if (marked) {
      line.resizeRelocate(
          Math.floor(scale.x(at)), GapPlotScale.TOP - 6, 1, scale.lanesHeight() + 10);
    }
  }

  private void changed() {
    stale = true;
    requestLayout();
  }

  private void describe() {
    String words = GapPlotWords.whole(data.get());
    TimeWindow now = part.get();
    setAccessibleText(
        now == null
            ? words
            : Texts.text(
                "gap-plot.description.part",
                words,
                Format.millis(Math.max(0, now.fromMs())),
                Format.millis(Math.max(0, now.toMs()))));
  }
}
