package dev.sage.console.home;

import java.util.List;

/**
 * What the page shows.
 *
 * @param scenarios of the simulator, in their order
 * @param variables names of environment variables that hold a key; never their values
 */
public record HomeContent(List<Scenario> scenarios, List<String> variables) {
  /** Copies the lists. */
  public HomeContent {
    scenarios = List.copyOf(scenarios);
    variables = List.copyOf(variables);
  }
}
