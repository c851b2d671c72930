package dev.sage.workbench.timeline;

import dev.sage.workbench.timeline.Density.Outcome;

/** From a status in SQL to what a timeline tells apart. Stateless. */
final class Outcomes {

  private Outcomes() {}

  static Outcome of(String status) {
    return switch (status) {
      case "complete" -> Outcome.COMPLETE;
      case "cancelled" -> Outcome.CANCELLED;
      case "running" -> Outcome.RUNNING;
      default -> Outcome.FAILED;
    };
  }
}
