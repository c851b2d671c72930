package dev.sage.llm.redaction;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a user added to the built-in rules. Immutable.
 *
 * @param rules patterns that are taken out everywhere, each with a name of its own
 * @param never fingerprints ({@link Redactor#fingerprint}) of values that are left alone
 */
public record CustomRules(List<CustomRule> rules, Set<String> never) {

  /** The most rules: each is looked for in every text. */
  public static final int MAX_RULES = 100;

  /** Nothing. */
  public static final CustomRules NONE = new CustomRules(List.of(), Set.of());

  /**
   * Takes copies.
   *
   * @throws IllegalArgumentException where two rules have the same name, or there are more than
   *     {@link #MAX_RULES}
   */
  public CustomRules {
    rules = List.copyOf(rules);
    never = Set.copyOf(never);
    if (rules.size() > MAX_RULES) {
      throw new IllegalArgumentException(
          "There are more than %d rules. Join some of them.".formatted(MAX_RULES));
    }
    var names = new HashSet<String>();
    for (var rule : rules) {
      if (!names.add(rule.name())) {
        throw new IllegalArgumentException(
            "Two rules have the name %s. Rename one of them.".formatted(rule.name()));
      }
    }
  }
}
