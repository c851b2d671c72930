package dev.sage.workbench;

import dev.sage.llm.config.Config;
import dev.sage.llm.config.ConfigCode;
import dev.sage.llm.config.ConfigProblem;
import dev.sage.workbench.log.LogSettings;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** What the person is told of a configuration that was read. Immutable. */
final class ConfigNotices {

  private static final Set<ConfigCode> WHEN_NEEDED =
      EnumSet.of(ConfigCode.KEY_MISSING, ConfigCode.REFERENCE_VARIABLE);

  private final Consumer<String> notices;

  ConfigNotices(Consumer<String> notices) {
    this.notices = notices;
  }

  /** What stands in the way is said at once; a key that is missing only when it is needed. */
  void problems(Config config) {
    var errors =
        config.problems().stream()
            .filter(problem -> problem.severity() == ConfigProblem.Severity.ERROR)
            .filter(problem -> !WHEN_NEEDED.contains(problem.code()))
            .toList();
    if (!errors.isEmpty()) {
      var first = errors.getFirst();
      var where = first.where();
      notices.accept(
          "%s (%s%s)%s. \"sage config\" shows what to do."
              .formatted(
                  first.summary(),
                  first.code().id(),
                  where == null ? "" : ", " + where.shown(),
                  errors.size() == 1 ? "" : ", and %d more".formatted(errors.size() - 1)));
    }
  }

  /** Levels of the log that are none. */
  void levels(Config config) {
    for (String wrong : LogSettings.notUnderstood(config)) {
      notices.accept(
          "log.levels has \"%s\", which is no level and is left out. Write a package and trace, debug, info, warn or error: dev.sage.llm=debug."
              .formatted(wrong));
    }
  }
}
