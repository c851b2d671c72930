package dev.sage.llm.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A setting that there is: what reader, ladder, schema and documentation know of it. Immutable.
 *
 * @param pattern its path; {@code *} stands for any one name
 * @param standard what holds where nobody says anything, where that is the same for all
 * @param choices the names that it can be, for a choice
 * @param everywhere whether it may stand in a profile too
 */
record SettingSpec(
    String pattern,
    SettingType type,
    @Nullable String standard,
    List<String> choices,
    boolean everywhere,
    String description) {

  /** The last name of its path. */
  String name() {
    return pattern.substring(pattern.lastIndexOf('.') + 1);
  }

  boolean secret() {
    return type == SettingType.SECRET;
  }

  /** What can stand there, for a message. */
  String expected() {
    return choices.isEmpty() ? type.expected() : "one of " + String.join(", ", choices);
  }
}
