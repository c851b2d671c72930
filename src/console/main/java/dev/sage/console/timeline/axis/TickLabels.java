package dev.sage.console.timeline.axis;

import dev.sage.console.control.DrawnColors;
import dev.sage.console.timeline.paint.Ink;
import dev.sage.console.timeline.paint.Pen;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/** The labels below a drawing on an axis. Stateless. */
public final class TickLabels {
  private static final double GAP = 4;
  private static final double MIDDLE = 9;

  private TickLabels() {}

  /**
   * Writes them at the right of their marks, or at the left where there is no more room.
   *
   * @param y the upper edge of where they stand
   */
  public static void draw(
      GraphicsContext pen,
      DrawnColors<Ink> ink,
      List<Ticks.Mark> marks,
      TimeScale scale,
      double y) {
    double free = scale.left();
    for (Ticks.Mark mark : marks) {
      double x = scale.x(mark.micros());
      double wide = Pen.width(mark.label());
      double at = x + GAP + wide <= scale.right() ? x + GAP : x - GAP - wide;
      Pen.down(pen, ink.get(Ink.LINE), x, y, y + GAP);
      if (at >= free) {
        pen.setFill(ink.get(mark.strong() ? Ink.TEXT_STRONG : Ink.TEXT));
        Pen.small(pen, mark.label(), at, y + MIDDLE, wide + 1);
        free = at + wide + GAP;
      }
    }
  }
}
