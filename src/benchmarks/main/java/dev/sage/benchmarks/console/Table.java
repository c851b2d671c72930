package dev.sage.benchmarks.console;

import java.util.Locale;

/** What is printed: one row a figure, with its target and whether it is met. */
final class Table {
  static final double NO_TARGET = Double.NaN;

  private Table() {}

  static void begin() {
    System.out.println("| measured | target | this run | |\n| --- | --- | --- | --- |");
  }

  /** A time and the most it may be, in ms. */
  static void millis(String what, double most, double measured) {
    row(what, Double.isNaN(most) ? "–" : "≤ " + ms(most), ms(measured), verdict(measured, most));
  }

  /** What has no target in ms. */
  static void row(String what, String target, String measured, String verdict) {
    System.out.println("| " + what + " | " + target + " | " + measured + " | " + verdict + " |");
  }

  static void scrolled(String what, Frames frames) {
    millis(what + ": gap between pulses, p50", NO_TARGET, frames.gap(0.5));
    millis(what + ": gap between pulses, p95", 17, frames.gap(0.95));
    millis(what + ": work of the FX thread a pulse, p95", NO_TARGET, frames.work(0.95));
  }

  static void streamed(String what, Frames frames) {
    millis(what + ": gap between pulses, p95", NO_TARGET, frames.gap(0.95));
    millis(what + ": longest gap", 100, frames.gap(1));
    millis(what + ": longest work of the FX thread a pulse", NO_TARGET, frames.work(1));
  }

  /** The heap that something took that is gone now; what was in use with it is given. */
  static void kept(String what, double with) throws InterruptedException {
    row(
        "heap after collection, more with " + what + " than without",
        "–",
        String.format(Locale.ROOT, "%.0f MB of %.0f", with - Heap.megabytes(), with),
        "");
  }

  static String verdict(double measured, double most) {
    if (Double.isNaN(most)) {
      return "";
    }
    // As it is printed: 17.3 ms are 17 ms, the length of a frame at 60 Hz being 16.7.
    return Math.round(measured) <= most ? "met" : "**missed**";
  }

  private static String ms(double millis) {
    return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%,.0f ms", millis);
  }
}
