package dev.sage.llm.config;

/**
 * Something was asked of the configuration that it can't answer: a setting that there is none of.
 * Unchecked. What is wrong in files is never thrown, but listed by {@link Config#problems}.
 */
public final class ConfigException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient ConfigProblem problem;

  /**
   * For a problem.
   *
   * @param problem what is wrong; its text is the message
   */
  public ConfigException(ConfigProblem problem) {
    super(problem.text());
    this.problem = problem;
  }

  /** {@return what is wrong} */
  public ConfigProblem problem() {
    return problem;
  }
}
