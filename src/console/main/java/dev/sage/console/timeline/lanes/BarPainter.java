package dev.sage.console.timeline.lanes;

import dev.sage.console.control.DrawnColors;
import dev.sage.console.text.Format;
import dev.sage.console.text.Texts;
import dev.sage.console.timeline.axis.TimeScale;
import dev.sage.console.timeline.lanes.Picture.AttemptSpan;
import dev.sage.console.timeline.lanes.Picture.ToolSpan;
import dev.sage.console.timeline.paint.Ink;
import dev.sage.console.timeline.paint.Pen;
import dev.sage.workbench.store.CallStatus;
import dev.sage.workbench.timeline.Bar;
import java.util.List;
import javafx.scene.canvas.GraphicsContext;

/**
 * Paints each call of a lane: the time to the first token in a lighter tone, attempts and tool
 * calls where there is room. What did not end well is hatched, what was cancelled is hollow, what
 * runs is open at its end.
 */
final class BarPainter {
  private static final double LIGHT = 0.3;
  private static final double FULL = 0.62;
  private static final double ROOM_FOR_TEXT = 56;
  private static final double ROOM_FOR_NAME = 24;
  private static final double ROOM_FOR_ATTEMPTS = 24;
  private static final double HATCH = 5;

  private final GraphicsContext pen;
  private final DrawnColors<Ink> ink;
  private final LanesFrame frame;
  private final TimeScale scale;

  BarPainter(GraphicsContext pen, DrawnColors<Ink> ink, LanesFrame frame) {
    this.pen = pen;
    this.ink = ink;
    this.frame = frame;
    this.scale = frame.scale();
  }

  void paint(int lane, List<Bar> bars) {
    double high = frame.layout().row() - 3;
    int rows = Math.max(1, frame.picture().rows(lane));
    double[] painted = new double[rows];
    for (Bar bar : bars) {
      double from = scale.x(bar.from());
      double to = Math.max(from + 2, scale.x(LaneIndex.end(bar, frame.now())));
      if (to < scale.left() || from > scale.right()) {
        continue;
      }
      int row = Math.min(bar.depth(), rows - 1);
      boolean chosen = bar.id().equals(frame.chosen());
      // Seen from far away many stand on one pixel: the first one is enough, and those that failed.
      if (to <= painted[row] && well(bar) && !chosen) {
        continue;
      }
      painted[row] = Math.max(painted[row], to);
      double top = frame.y(frame.layout().top(lane, bar.depth())) + 1;
      bar(bar, Math.max(from, scale.left() - 8), Math.min(to, scale.right() + 8), top, high);
      if (chosen) {
        chosen(Math.max(from, scale.left()), Math.min(to, scale.right()), top, high);
      }
    }
  }

  private static boolean well(Bar bar) {
    return bar.status() == CallStatus.COMPLETE;
  }

  private void bar(Bar bar, double from, double to, double top, double high) {
    Ink color = color(bar);
    double wide = to - from;
    if (bar.status() == CallStatus.CANCELLED && wide >= 4) {
      Pen.edges(pen, ink.get(color), from, top, wide, high, 1);
      label(bar, from, to, top, high);
      return;
    }
    pen.setFill(ink.get(color));
    if (wide < 4) {
      pen.fillRect(from, top, wide, high);
      failure(bar, from, top, high);
      return;
    }
    double token = Math.clamp(scale.x(bar.firstToken()), from, to);
    pen.setGlobalAlpha(LIGHT);
    pen.fillRect(from, top, token - from, high);
    pen.setGlobalAlpha(FULL);
    pen.fillRect(token, top, to - token, high);
    pen.setGlobalAlpha(1);
    pen.fillRect(from, top, 2, high);
    if (bar.status() == CallStatus.RUNNING) {
      open(to, top, high);
    }
    if (failed(bar)) {
      hatch(color, from, to, top, high);
    }
    double room = tools(bar, from, to, top, high);
    double above = attempts(bar, from, to, top, high);
    label(bar, from, room, top, above);
  }

  /** Each tool call is a bar inside, by name; returns how far there is room for the bar's own. */
  private double tools(Bar bar, double from, double to, double top, double high) {
    List<ToolSpan> tools = frame.picture().tools().getOrDefault(bar.id(), List.of());
    double first = to;
    for (ToolSpan tool : tools) {
      double x = Math.clamp(scale.x(tool.from()), from, to);
      double wide = Math.max(3, Math.clamp(scale.x(tool.to()), x, to) - x);
      if (wide > to - x) {
        x = to - wide;
      }
      first = Math.min(first, x);
      pen.setFill(ink.get(Ink.GROUND));
      pen.fillRect(x, top + 1, wide, high - 2);
      pen.setFill(ink.get(Ink.data(tool.name())));
      pen.setGlobalAlpha(LIGHT);
      pen.fillRect(x, top + 1, wide, high - 2);
      pen.setGlobalAlpha(1);
      Pen.edges(pen, ink.get(Ink.data(tool.name())), x, top + 1, wide, high - 2, 1);
      double left = Math.max(x, scale.left()) + 4;
      double room = Math.min(x + wide, scale.right()) - left - 3;
      if (room >= ROOM_FOR_NAME && high >= 11) {
        pen.setFill(ink.get(Ink.TEXT_STRONG));
        Pen.small(pen, ToolWords.name(tool), left, Math.rint(top + high / 2), room);
      }
    }
    return first;
  }

  private static boolean failed(Bar bar) {
    return bar.status() == CallStatus.FAILED || bar.status() == CallStatus.INTERRUPTED;
  }

  /** A notch below a bar that is too narrow for a hatch. */
  private void failure(Bar bar, double x, double top, double high) {
    if (failed(bar)) {
      pen.fillPolygon(
          new double[] {x - 2, x + 4, x + 1},
          new double[] {top + high + 3, top + high + 3, top + high - 2},
          3);
    }
  }

  private void hatch(Ink color, double from, double to, double top, double high) {
    pen.save();
    pen.beginPath();
    pen.rect(from, top, to - from, high);
    pen.clip();
    pen.setStroke(ink.get(color));
    for (double x = from - high; x < to; x += HATCH) {
      pen.strokeLine(x, top + high, x + high, top);
    }
    pen.restore();
  }

  private void open(double to, double top, double high) {
    pen.fillPolygon(
        new double[] {to, to + 5, to}, new double[] {top, top + high / 2, top + high}, 3);
  }

  /**
   * Each attempt has a line along the lower edge, the waits between them have none; returns how
   * high the bar is above them.
   */
  private double attempts(Bar bar, double from, double to, double top, double high) {
    List<AttemptSpan> attempts = frame.picture().attempts().get(bar.id());
    if (attempts == null || to - from < ROOM_FOR_ATTEMPTS) {
      return high;
    }
    double line = top + high - 3;
    pen.setFill(ink.get(Ink.GROUND));
    pen.fillRect(from, line - 1, to - from, 4);
    for (AttemptSpan attempt : attempts) {
      double x = Math.clamp(scale.x(attempt.from()), from, to);
      double end = Math.clamp(scale.x(attempt.to()), x, to);
      pen.setFill(ink.get(attempt.failed() ? Ink.FAILED : Ink.COMPLETE));
      pen.fillRect(x, line, Math.max(2, end - x), 3);
    }
    return line - 1 - top;
  }

  private void label(Bar bar, double from, double to, double top, double high) {
    double left = Math.max(from, scale.left()) + 6;
    double room = Math.min(to, scale.right()) - left - 4;
    if (room >= ROOM_FOR_TEXT - 10 && high >= 11) {
      pen.setFill(ink.get(Ink.TEXT_STRONG));
      Pen.small(pen, words(bar), left, Math.rint(top + high / 2), room);
    }
  }

  private static String words(Bar bar) {
    StringBuilder words = new StringBuilder(bar.model());
    if (bar.to() > bar.from()) {
      words.append("  ").append(Format.millis((bar.to() - bar.from()) / 1_000.0));
    }
    if (bar.attempts() > 1) {
      words.append("  ").append(Texts.text("timeline.bar.attempts", bar.attempts()));
    }
    if (bar.toolCalls() > 0) {
      words.append("  ").append(Texts.text("timeline.bar.tools", bar.toolCalls()));
    }
    return words.toString();
  }

  private void chosen(double from, double to, double top, double high) {
    double wide = Math.ceil(to - from) + 4;
    double tall = Math.ceil(high) + 4;
    Pen.edges(pen, ink.get(Ink.SELECTED), from - 2, top - 2, wide, tall, 2);
  }

  private Ink color(Bar bar) {
    if (frame.coloring() == Coloring.STATUS) {
      return switch (bar.status()) {
        case COMPLETE -> Ink.COMPLETE;
        case FAILED -> Ink.FAILED;
        case CANCELLED -> Ink.CANCELLED;
        case RUNNING -> Ink.RUNNING;
        case INTERRUPTED -> Ink.INTERRUPTED;
      };
    }
    return Ink.data(
        frame.coloring() == Coloring.PROVIDER
            ? bar.provider()
            : bar.provider() + "/" + bar.model());
  }
}
