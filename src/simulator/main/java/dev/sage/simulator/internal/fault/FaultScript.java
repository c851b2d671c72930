package dev.sage.simulator.internal.fault;

import java.util.List;

/**
 * What goes wrong with an answer, as data. Immutable.
 *
 * @param name the script's own name
 * @param model the model name that plays it
 * @param title a few words for a list
 * @param explanation one sentence: what happens, and what it shows
 * @param base the scenario whose answer is spoiled
 * @param mode whether that answer is streamed
 * @param framing how the body is framed
 * @param requests how many requests with the same body it happens to before one is answered
 *     soundly; how many connections for what happens to connections; 0 for all
 * @param steps in order
 */
public record FaultScript(
    String name,
    String model,
    String title,
    String explanation,
    String base,
    Mode mode,
    Framing framing,
    int requests,
    List<FaultStep> steps) {

  /** Whether the answer is streamed. */
  enum Mode {
    /** As the request wants it. */
    ASKED,
    STREAM,
    WHOLE
  }

  /** How the end of a body is told. */
  enum Framing {
    CHUNKED,
    /** By a Content-Length of the unspoiled body. */
    LENGTH,
    /** By the end of the connection. */
    CLOSE
  }

  public FaultScript {
    steps = List.copyOf(steps);
  }

  /** Whether nothing of it happens to an answer, so that no model name can play it. */
  boolean onlyConnections() {
    return !steps.isEmpty()
        && steps.stream().allMatch(step -> step.when().place() == Moment.Place.CONNECTION);
  }

  /** The faults of a moment that has no number, in order. */
  List<Fault> at(Moment.Place place) {
    return steps.stream()
        .filter(step -> step.when().place() == place)
        .map(FaultStep::fault)
        .toList();
  }
}
