package dev.sage.llm.redaction;

import java.util.List;
import java.util.Set;

/**
 * What a user added to the built-in rules. Immutable.
 *
 * @param rules patterns that are taken out everywhere
 * @param never fingerprints ({@link Redactor#fingerprint}) of values that are left alone
 */
public record CustomRules(List<CustomRule> rules, Set<String> never) {

  /** Nothing. */
  public static final CustomRules NONE = new CustomRules(List.of(), Set.of());

  /** Takes copies. */
  public CustomRules {
    rules = List.copyOf(rules);
    never = Set.copyOf(never);
  }
}
