package dev.sage.llm.redaction;

import java.util.List;

/**
 * A kind of thing that the built-in rules find.
 *
 * @param kind its name in placeholders and policies, such as {@code openai-key}
 * @param title the same for a reader
 * @param category what kind of thing that is
 * @param group what it stands with in a list
 */
public record RuleKind(String kind, String title, Category category, String group) {

  /** {@return all kinds, grouped} */
  public static List<RuleKind> all() {
    return RuleFile.bundled().kinds();
  }
}
