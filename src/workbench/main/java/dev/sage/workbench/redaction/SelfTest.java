package dev.sage.workbench.redaction;

import java.util.List;

/**
 * The outcome of the self-test: a secret was made up and sent through every exit.
 *
 * @param steps in the order in which they ran
 */
public record SelfTest(List<Step> steps) {

  public SelfTest {
    steps = List.copyOf(steps);
  }

  /**
   * An exit that was tried.
   *
   * @param name the exit, for a person: "Log file"
   * @param ok whether nothing of the secret came out
   * @param detail what was searched, or where the secret stood; never the secret
   */
  public record Step(String name, boolean ok, String detail) {}

  /** Whether every exit held. */
  public boolean ok() {
    return !steps.isEmpty() && steps.stream().allMatch(Step::ok);
  }
}
