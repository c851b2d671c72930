package dev.sage.console.timeline.paint;

import dev.sage.console.control.DrawnColors;
import java.util.List;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/**
 * Something that is drawn: again only when something changed, as part of the layout, and so never
 * while it is not in a scene. FX thread only.
 */
public abstract class Drawing extends Region {
  private final DrawnColors<Ink> ink;
  private final Canvas canvas = new Canvas();
  private final Region cursor = new Region();
  private double cursorX = Double.NaN;
  private boolean stale = true;
  private int drawn;

  protected Drawing() {
    ink = new DrawnColors<>(this, Ink.SHEET, this::changed);
    getStyleClass().add("timeline-drawing");
    canvas.setManaged(false);
    canvas.setMouseTransparent(true);
    cursor.getStyleClass().add("plot-cursor");
    cursor.setManaged(false);
    cursor.setMouseTransparent(true);
    cursor.setVisible(false);
    cursor.setOpacity(0.5);
    getChildren().setAll(canvas, cursor);
  }

  /** Draws everything on a canvas of that size, which is clear. */
  protected abstract void paint(GraphicsContext pen, double width, double height);

  /** The colours. */
  protected final DrawnColors<Ink> ink() {
    return ink;
  }

  /** Says that something else is to be drawn. */
  protected final void changed() {
    stale = true;
    requestLayout();
  }

  /** Puts the upright line to a pixel; NaN for none. */
  protected final void cursor(double x) {
    cursorX = x;
    place();
  }

  /** How often it has been drawn. */
  public final int drawn() {
    return drawn;
  }

  private void place() {
    boolean inside = cursorX >= 0 && cursorX <= getWidth();
    cursor.setVisible(inside);
    if (inside) {
      cursor.resizeRelocate(Math.floor(cursorX), 0, 1, getHeight());
    }
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
      drawn++;
      GraphicsContext pen = canvas.getGraphicsContext2D();
      pen.clearRect(0, 0, width, height);
      pen.setLineWidth(1);
      paint(pen, width, height);
    }
    place();
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return Ink.SHEET.metaData();
  }
}
