package dev.sage.llm.config;

import java.util.List;

/** What a source says of a setting. Immutable; prints no text, which may be a key. */
sealed interface Value {

  /** It can be used as far as its form goes. */
  record Plain(String text) implements Value {
    @Override
    public String toString() {
      return "Plain[hidden]";
    }
  }

  /** A list. */
  record Texts(List<String> items) implements Value {
    public Texts {
      items = List.copyOf(items);
    }
  }

  /** Where a secret is. */
  record Refers(Reference reference) implements Value {}

  /** Nothing, which is as if it were not there. */
  record Empty() implements Value {}

  /** Null: what lower sources say does not hold. */
  record Removed() implements Value {}

  /**
   * None that the setting can have.
   *
   * @param problem what is wrong with it
   * @param shown as the ladder shows it
   */
  record Bad(ConfigProblem problem, String shown) implements Value {}
}
