package dev.sage.llm.cost;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a provider writes the date of a snapshot behind a model's name: {@code -YYYY-MM-DD}. Only a
 * name that ends in exactly such a date is taken for the model before it. Immutable, thread-safe.
 */
final class SnapshotSuffix {

  /** Small letters, hyphens and the places of a date, each once at most and the year always. */
  private static final Pattern TEMPLATE =
      Pattern.compile("-(?:[a-z]+-)?(?:YYYY-?MM-?DD|MM-?DD-?YYYY|MM-?YYYY|YYYY-?MM)");

  private final Pattern suffix;

  private SnapshotSuffix(String template) {
    this.suffix =
        Pattern.compile(
            "(.+)"
                + template
                    .replace("YYYY", "20[0-9][0-9]")
                    .replace("MM", "(?:0[1-9]|1[0-2])")
                    .replace("DD", "(?:0[1-9]|[12][0-9]|3[01])"));
  }

  /** Empty where this is no template of a date. */
  static Optional<SnapshotSuffix> of(String template) {
    return TEMPLATE.matcher(template).matches()
        ? Optional.of(new SnapshotSuffix(template))
        : Optional.empty();
  }

  /** The name without the date; empty where it has none of this form. */
  Optional<String> cut(String model) {
    Matcher dated = suffix.matcher(model);
    return dated.matches() ? Optional.of(dated.group(1)) : Optional.empty();
  }
}
