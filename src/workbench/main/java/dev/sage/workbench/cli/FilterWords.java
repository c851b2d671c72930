package dev.sage.workbench.cli;

import dev.sage.workbench.store.CallFilter;
import dev.sage.workbench.store.FilterProblem;
import java.util.List;

/** The words of a command line that say which calls are meant. Stateless. */
final class FilterWords {

  private FilterWords() {}

  /**
   * As one filter.
   *
   * @throws CliException where it can't be understood, with the place
   */
  static CallFilter parse(List<String> words) {
    try {
      return CallFilter.parse(String.join(" ", words));
    } catch (FilterProblem e) {
      throw new CliException(
          ExitCode.USAGE, "%s (From character %d on.)".formatted(e.getMessage(), e.from() + 1), e);
    }
  }
}
