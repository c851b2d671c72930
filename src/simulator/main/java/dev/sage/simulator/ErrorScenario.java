package dev.sage.simulator;

import java.util.List;
import java.util.Optional;

/**
 * A model that answers with an error, in the words of the vendor that is asked. Immutable,
 * thread-safe.
 *
 * @param model the model name that plays it
 * @param kind the kind of error that a client should make of it, such as {@code rate_limited}
 * @param fault what is wrong with a tool call, where the answer as such is none to complain of
 * @param explanation one sentence: what happens
 * @param apis the APIs that have it, sorted
 */
public record ErrorScenario(
    String model, String kind, Optional<String> fault, String explanation, List<String> apis) {

  public ErrorScenario {
    apis = List.copyOf(apis);
  }
}
