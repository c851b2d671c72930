package dev.sage.console.timeline.paint;

import dev.sage.console.control.DrawnColors;
import dev.sage.console.theme.DataColors;

/** The colours of what is drawn: {@code -sage-timeline-complete} and so on. */
public enum Ink {
  DATA_1,
  DATA_2,
  DATA_3,
  DATA_4,
  DATA_5,
  DATA_6,
  DATA_7,
  DATA_8,
  COMPLETE,
  FAILED,
  CANCELLED,
  RUNNING,
  INTERRUPTED,
  GRID,
  LINE,
  TEXT,
  TEXT_STRONG,
  GROUND,
  SELECTED;

  static final DrawnColors.Sheet<Ink> SHEET =
      new DrawnColors.Sheet<>(Ink.class, "-sage-timeline-", region -> ((Drawing) region).ink());

  private static final Ink[] ALL = values();

  /** The data colour of a provider or a model. */
  public static Ink data(String name) {
    return ALL[DataColors.of(name) - 1];
  }
}
