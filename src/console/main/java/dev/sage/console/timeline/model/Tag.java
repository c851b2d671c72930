package dev.sage.console.timeline.model;

import java.util.Optional;

/**
 * A word tied to a call. Immutable, thread-safe.
 *
 * @param name without an equals sign
 * @param value what it says; may be empty
 */
public record Tag(String name, String value) {
  /** A longer one would be a note. */
  static final int LONGEST = 80;

  /** What is written as {@code name} or {@code name=value}; empty where that is no tag. */
  public static Optional<Tag> parse(String text) {
    int equals = text.indexOf('=');
    String name = (equals < 0 ? text : text.substring(0, equals)).strip();
    String value = equals < 0 ? "" : text.substring(equals + 1).strip();
    boolean sound =
        !name.isEmpty()
            && text.strip().length() <= LONGEST
            && text.chars().noneMatch(Character::isISOControl);
    return sound ? Optional.of(new Tag(name, value)) : Optional.empty();
  }

  /** As it is written. */
  public String text() {
    return value.isEmpty() ? name : name + "=" + value;
  }
}
