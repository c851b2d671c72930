package dev.sage.console.control;

import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;

/**
 * The overview of one stream: when bytes, frames and tokens arrived, and where it was silent. A
 * click selects the nearest frame. It is drawn again only when something changed, as part of the
 * layout, and so never while it is not in a scene. FX thread only.
 */
public final class GapPlot extends Region {
  private final ObjectProperty<GapPlotData> data = new SimpleObjectProperty<>(GapPlotData.EMPTY);
  private final IntegerProperty selected = new SimpleIntegerProperty(-1);
  private final GapPlotColors colors = new GapPlotColors(this, this::changed);
  private final Canvas canvas = new Canvas();
  private final Tooltip tooltip = new Tooltip();
  private IntConsumer onFrame = frame -> {};
  private boolean stale = true;

  /** An empty plot. */
  public GapPlot() {
    getStyleClass().add("gap-plot");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    setMinHeight(96);
    setPrefHeight(96);
    canvas.setManaged(false);
    getChildren().setAll(canvas);
    data.subscribe(this::changed);
    data.subscribe(this::describe);
    selected.subscribe(this::changed);
    setOnMouseClicked(
        event -> {
          requestFocus();
          select(data.get().nearestFrame(timeAt(event.getX())));
        });
    setOnMouseMoved(this::hover);
    setOnKeyPressed(this::onKey);
    Tooltip.install(this, tooltip);
  }

  /** What is plotted. */
  public ObjectProperty<GapPlotData> dataProperty() {
    return data;
  }

  /** The selected frame's index, or -1. */
  public IntegerProperty selectedProperty() {
    return selected;
  }

  /** Told the index of a frame that the person selected here. */
  public void setOnFrame(IntConsumer consumer) {
    onFrame = consumer;
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return GapPlotColors.metaData();
  }

  StyleableObjectProperty<Paint> color(GapPlotColors.Part part) {
    return colors.property(part);
  }

  @Override
  protected void layoutChildren() {
    double width = Math.floor(getWidth());
    double height = Math.floor(getHeight());
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      stale = true;
    }
    if (stale && width > 0 && height > 0) {
      stale = false;
      new GapPlotPainter(canvas.getGraphicsContext2D(), colors, width, height)
          .paint(data.get(), selected.get());
    }
  }

  private void changed() {
    stale = true;
    requestLayout();
  }

  private void describe() {
    GapPlotData now = data.get();
    setAccessibleText(
        Texts.text(
            "gap-plot.description",
            Format.count(now.frames()),
            Format.millis(now.endMs()),
            now.gaps().size()));
  }

  private double timeAt(double x) {
    return GapPlotPainter.timeAt(x, getWidth(), data.get().endMs());
  }

  private void select(int frame) {
    if (frame >= 0) {
      selected.set(frame);
      onFrame.accept(frame);
    }
  }

  private void hover(MouseEvent event) {
    double ms = timeAt(event.getX());
    GapPlotData now = data.get();
    int frame = now.nearestFrame(ms);
    tooltip.setText(
        now.gaps().stream()
            .filter(gap -> gap.fromMs() <= ms && ms <= gap.toMs())
            .findFirst()
            .map(gap -> Texts.text("gap-plot.silent", Format.millis(gap.millis())))
            .orElseGet(() -> frame < 0 ? "" : frameText(now, frame)));
  }

  private static String frameText(GapPlotData data, int frame) {
    return Texts.text(
        "gap-plot.frame",
        Format.count(frame),
        Format.millis(data.frameTime(frame)),
        Format.bytes(data.frameBytes(frame)));
  }

  private void onKey(KeyEvent event) {
    int last = data.get().frames() - 1;
    if (event.getCode() == KeyCode.RIGHT) {
      select(Math.min(last, selected.get() + 1));
      event.consume();
    } else if (event.getCode() == KeyCode.LEFT) {
      select(Math.min(last, Math.max(0, selected.get() - 1)));
      event.consume();
    }
  }
}
