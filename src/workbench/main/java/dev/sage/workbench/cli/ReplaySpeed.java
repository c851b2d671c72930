package dev.sage.workbench.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * How fast a stream is played again. Immutable.
 *
 * @param times how many times as fast as it was; infinite where nothing is waited for
 */
record ReplaySpeed(double times) {
  static final double SLOWEST = 0.1;
  static final double FASTEST = 100;

  private static final String INSTANT = "instant";

  /** How long that takes now which took so many nanoseconds. */
  long scaled(long nanos) {
    return (long) (nanos / times);
  }

  /** What a person types: {@code 2}, {@code 0.5}, {@code instant}. */
  static final class Converter implements ITypeConverter<ReplaySpeed> {
    @Override
    public ReplaySpeed convert(String typed) {
      if (typed.equals(INSTANT)) {
        return new ReplaySpeed(Double.POSITIVE_INFINITY);
      }
      double times = number(typed);
      // Also where it is no number.
      if (!(times >= SLOWEST && times <= FASTEST)) {
        throw new TypeConversionException(
            "a speed is from 0.1 to 100 times as fast as it was, or \"instant\", not \"%s\""
                .formatted(typed));
      }
      return new ReplaySpeed(times);
    }

    private static double number(String typed) {
      try {
        return Double.parseDouble(typed);
      } catch (NumberFormatException noNumber) {
        return Double.NaN;
      }
    }
  }
}
