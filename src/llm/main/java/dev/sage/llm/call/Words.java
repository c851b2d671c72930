package dev.sage.llm.call;

import java.time.Duration;

/** Numbers as messages show them. */
final class Words {

  private Words() {}

  /** {@code 250 ms}, {@code 60 s}, {@code 1.5 s}, {@code 15 min}. */
  static String duration(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis >= 120_000 && millis % 60_000 == 0) {
      return millis / 60_000 + " min";
    }
    return millis % 1000 == 0 ? millis / 1000 + " s" : Math.round(millis / 100.0) / 10.0 + " s";
  }
}
