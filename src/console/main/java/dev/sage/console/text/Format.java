package dev.sage.console.text;

import java.time.Duration;
import java.util.Locale;

/**
 * Numbers as the console writes them everywhere. Stateless and thread-safe.
 *
 * <p>An unknown value (a negative number or NaN) is {@value #UNKNOWN}, never zero.
 */
public final class Format {
  /** What stands where a value is not known. */
  public static final String UNKNOWN = "–";

  private static final String ESTIMATE = "≈ ";
  private static final String AT_LEAST = "≥ ";
  private static final String[] BYTE_UNITS = {"kB", "MB", "GB", "TB"};

  private Format() {}

  /** A time span: {@code 0.42 ms}, {@code 842 ms}, {@code 1.24 s}, {@code 3 min 12 s}. */
  public static String millis(double ms) {
    if (!known(ms)) {
      return UNKNOWN;
    }
    if (ms == 0) {
      return "0 ms";
    }
    if (ms < 0.995) {
      return fixed(ms, 2) + " ms";
    }
    if (ms < 9.95) {
      return fixed(ms, 1) + " ms";
    }
    if (ms < 999.5) {
      return fixed(ms, 0) + " ms";
    }
    return seconds(ms / 1_000);
  }

  /** A time span, as {@link #millis}. */
  public static String duration(Duration span) {
    return millis(span.toNanos() / 1e6);
  }

  private static String seconds(double s) {
    if (s < 9.995) {
      return fixed(s, 2) + " s";
    }
    if (s < 59.95) {
      return fixed(s, 1) + " s";
    }
    long whole = Math.round(s);
    if (whole < 3_600) {
      return whole / 60 + " min " + whole % 60 + " s";
    }
    long minutes = Math.round(s / 60);
    return grouped(minutes / 60) + " h " + minutes % 60 + " min";
  }

  /** A rate of tokens: {@code 18.3 tok/s}. */
  public static String tokensPerSecond(double rate) {
    return known(rate) ? rateNumber(rate) + " tok/s" : UNKNOWN;
  }

  private static String rateNumber(double rate) {
    return rate < 99.95 ? fixed(rate, 1) : grouped(Math.round(rate));
  }

  /** What may be more: {@code ≥ 12}; unknown stays so. */
  public static String atLeast(String value) {
    return value.equals(UNKNOWN) ? value : AT_LEAST + value;
  }

  /** A whole number with its thousands marked: {@code 12,480}. */
  public static String count(long n) {
    return n < 0 ? UNKNOWN : grouped(n);
  }

  /** A number of tokens: {@code 212 tok}. */
  public static String tokens(long n) {
    return n < 0 ? UNKNOWN : grouped(n) + " tok";
  }

  /** A size in decimal units: {@code 306 B}, {@code 4.2 MB}. */
  public static String bytes(long n) {
    if (n < 0) {
      return UNKNOWN;
    }
    if (n < 1_000) {
      return n + " B";
    }
    double value = n / 1_000.0;
    int unit = 0;
    while (value >= 999.5 && unit < BYTE_UNITS.length - 1) {
      value /= 1_000;
      unit++;
    }
    String number = value < 99.95 ? fixed(value, 1) : grouped(Math.round(value));
    return number + " " + BYTE_UNITS[unit];
  }

  /** An amount of money in US dollars: {@code $0.0031}, {@code $12.40}, {@code <$0.0001}. */
  public static String dollars(double amount) {
    if (!known(amount)) {
      return UNKNOWN;
    }
    if (amount == 0) {
      return "$0";
    }
    if (amount < 0.000_05) {
      return "<$0.0001";
    }
    return amount < 0.995
        ? "$" + fixed(amount, 4)
        : "$" + String.format(Locale.ROOT, "%,.2f", amount);
  }

  /** A share of one: {@code 42 %}, {@code 4.2 %}. */
  public static String percent(double share) {
    if (!known(share)) {
      return UNKNOWN;
    }
    double percent = share * 100;
    boolean whole = percent >= 9.95 || percent == Math.rint(percent);
    return fixed(percent, whole ? 0 : 1) + " %";
  }

  /**
   * An amount that may be more: {@code ≥ $0.0031}. What is told as less than something can't be
   * told as at least it.
   */
  public static String dollarsAtLeast(double amount) {
    String dollars = dollars(amount);
    return dollars.startsWith("$") ? atLeast(dollars) : dollars;
  }

  /** Marks a value as an estimate: {@code ≈ 240 tok}; an unknown one stays unknown. */
  public static String estimate(String value) {
    return value.equals(UNKNOWN) ? UNKNOWN : ESTIMATE + value;
  }

  private static boolean known(double value) {
    return Double.isFinite(value) && value >= 0;
  }

  private static String grouped(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  private static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }
}
