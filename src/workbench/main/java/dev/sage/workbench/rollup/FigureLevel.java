package dev.sage.workbench.rollup;

/** How long the stretches are over which figures are kept, the shortest first. */
public enum FigureLevel {
  /** Only over all calls: for a single model there would be nearly as many rows as calls. */
  MINUTE(60),
  TEN_MINUTES(600),
  HOUR(3_600),
  QUARTER(21_600),
  DAY(86_400),
  EIGHT_DAYS(691_200);

  private final int seconds;

  FigureLevel(int seconds) {
    this.seconds = seconds;
  }

  public int seconds() {
    return seconds;
  }

  public long micros() {
    return seconds * 1_000_000L;
  }

  /** Where the stretch begins in which a moment lies, seconds since 1970. */
  public long bucket(long micros) {
    return Math.floorDiv(micros, micros()) * seconds;
  }
}
