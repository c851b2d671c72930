package dev.sage.console.timeline.lanes;

import dev.sage.console.control.DrawnColors;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.axis.Ticks;
import dev.sage.console.timeline.paint.Ink;
import dev.sage.console.timeline.paint.Pen;
import dev.sage.workbench.timeline.Grouping;
import dev.sage.workbench.timeline.Lane;
import dev.sage.workbench.timeline.LaneMarks;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;

/** Paints axis, names and marks once. What is outside of the screen costs nothing. */
final class LanesPainter {
  private static final double TWO_LINES = 30;

  private final GraphicsContext pen;
  private final DrawnColors<Ink> ink;
  private final LanesFrame frame;

  LanesPainter(GraphicsContext pen, DrawnColors<Ink> ink, LanesFrame frame) {
    this.pen = pen;
    this.ink = ink;
    this.frame = frame;
  }

  void paint() {
    grid();
    int first = frame.layout().lane(frame.scroll());
    long highest = frame.picture().highest();
    pen.save();
    pen.beginPath();
    pen.rect(0, LanesFrame.AXIS, frame.scale().right(), frame.height() - LanesFrame.AXIS);
    pen.clip();
    for (int lane = Math.max(0, first); lane < frame.layout().lanes(); lane++) {
      if (frame.y(frame.layout().top(lane)) > frame.height()) {
        break;
      }
      lane(lane, highest);
    }
    pen.restore();
    axis();
  }

  private void grid() {
    for (Ticks.Mark mark : frame.ticks().marks()) {
      double x = frame.scale().x(mark.micros());
      Pen.down(pen, ink.get(Ink.GRID), x, LanesFrame.AXIS, frame.height());
    }
  }

  private void axis() {
    double y = LanesFrame.AXIS - 1;
    pen.setFill(ink.get(Ink.TEXT));
    Pen.small(pen, frame.ticks().context(), 16, LanesFrame.AXIS / 2, LanesFrame.NAMES - 24);
    double free = frame.scale().left() - 20;
    for (Ticks.Mark mark : frame.ticks().marks()) {
      double x = frame.scale().x(mark.micros());
      Pen.down(pen, ink.get(Ink.LINE), x, y - 4, y);
      double half = Pen.width(mark.label()) / 2;
      if (x - half >= free && x + half <= frame.scale().right()) {
        pen.setFill(ink.get(mark.strong() ? Ink.TEXT_STRONG : Ink.TEXT));
        Pen.small(pen, mark.label(), x - half, LanesFrame.AXIS / 2 - 2, 2 * half + 1);
        free = x + half + 12;
      }
    }
    pen.setTextAlign(TextAlignment.LEFT);
    Pen.across(pen, ink.get(Ink.LINE), 0, frame.scale().right() + LanesFrame.RIGHT, y);
  }

  private void lane(int index, long highest) {
    Lane lane = frame.picture().view().lanes().get(index);
    double top = frame.y(frame.layout().top(index));
    double height = frame.layout().height(index);
    name(lane, top, height);
    double end = frame.scale().right() + LanesFrame.RIGHT;
    Pen.across(pen, ink.get(Ink.GRID), 0, end, top + height - 1);
    pen.save();
    pen.beginPath();
    pen.rect(frame.scale().left(), top, frame.scale().width(), height);
    pen.clip();
    switch (frame.picture().view().marks().get(index)) {
      case LaneMarks.Buckets(var density) ->
          new DensityPainter(pen, ink, frame.scale())
              .paint(density, laneInk(lane), top, height, highest);
      case LaneMarks.Bars(var bars) -> new BarPainter(pen, ink, frame).paint(index, bars);
    }
    pen.restore();
  }

  private void name(Lane lane, double top, double height) {
    boolean colored = colored();
    double x = colored ? 30 : 16;
    double most = LanesFrame.NAMES - x - 8;
    boolean two = height >= TWO_LINES;
    double middle = Math.min(top + height / 2, top + 48);
    if (colored) {
      pen.setFill(ink.get(laneInk(lane)));
      pen.fillRoundRect(16, (two ? middle - 8 : middle) - 4, 8, 8, 3, 3);
    }
    pen.setFill(ink.get(Ink.TEXT_STRONG));
    Pen.usual(pen, lane.name(), x, two ? middle - 8 : middle, most);
    if (two) {
      pen.setFill(ink.get(Ink.TEXT));
      String calls = Texts.text("timeline.lane.calls", lane.calls());
      Pen.small(pen, calls, x, middle + 8, most);
    }
  }

  /** Whether a lane as a whole has a colour of its own. */
  private boolean colored() {
    return switch (frame.picture().view().query().grouping()) {
      case PROVIDER -> frame.coloring() == Coloring.PROVIDER;
      case MODEL -> frame.coloring() != Coloring.STATUS;
      case RUN, SESSION -> false;
    };
  }

  private Ink laneInk(Lane lane) {
    if (!colored()) {
      return Ink.COMPLETE;
    }
    boolean ofProvider =
        frame.picture().view().query().grouping() == Grouping.MODEL
            && frame.coloring() == Coloring.PROVIDER;
    int slash = lane.key().indexOf('/');
    return Ink.data(ofProvider && slash > 0 ? lane.key().substring(0, slash) : lane.key());
  }
}
