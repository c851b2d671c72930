package dev.sage.benchmarks.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/** Asks a question again and again, and prints how long the answers took. Stateless. */
final class Answers {

  private static final int WARM_UP = 5;
  private static final int TIMES = 20;

  private Answers() {}

  static void heading() {
    System.out.println("| question | target | median | p95 | |\n| --- | --- | --- | --- | --- |");
  }

  /** The same question in other places, by its number. */
  static void row(String what, double most, IntConsumer question) {
    for (int i = 0; i < WARM_UP; i++) {
      question.accept(TIMES + i);
    }
    var millis = new ArrayList<Double>();
    for (int i = 0; i < TIMES; i++) {
      long begun = System.nanoTime();
      question.accept(i);
      millis.add((System.nanoTime() - begun) / 1e6);
    }
    print(what, most, millis);
  }

  static void print(String what, double most, List<Double> millis) {
    var sorted = millis.stream().sorted().toList();
    double p95 = at(sorted, 0.95);
    System.out.printf(
        Locale.ROOT,
        "| %s | ≤ %.0f ms | %.1f ms | %.1f ms | %s |%n",
        what,
        most,
        at(sorted, 0.5),
        p95,
        p95 <= most ? "met" : "**missed**");
  }

  private static double at(List<Double> sorted, double share) {
    return sorted.get((int) Math.round(share * (sorted.size() - 1)));
  }
}
