package dev.sage.workbench.redaction;

import dev.sage.llm.config.jsonc.JsoncNode;
import dev.sage.llm.redaction.CustomRule;
import dev.sage.llm.redaction.CustomRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the person's own rules, one after the other. One use, one thread. */
final class RulesReader {

  static final Set<String> FIELDS = Set.of("name", "pattern", "ignoreCase");

  private final ChoicesReader reader;
  private final List<CustomRule> rules = new ArrayList<>();

  RulesReader(ChoicesReader reader) {
    this.reader = reader;
  }

  /** Those that can be used. */
  List<CustomRule> rules() {
    return rules;
  }

  void rule(JsoncNode node) {
    @Nullable String name = null;
    @Nullable String pattern = null;
    boolean ignoreCase = false;
    for (var member : reader.members(node)) {
      var value = member.value();
      switch (member.name()) {
        case "name" -> name = sound(value, CustomRule::nameProblem);
        case "pattern" -> pattern = sound(value, CustomRule::problem);
        case "ignoreCase" -> ignoreCase = flag(value);
        default -> reader.unknown("field", member.name(), member.nameSpan(), FIELDS);
      }
    }
    if (node instanceof JsoncNode.Members members) {
      missing(members, "name");
      missing(members, "pattern");
    }
    if (name != null && pattern != null) {
      add(new CustomRule(name, pattern, ignoreCase), node);
    }
  }

  private void add(CustomRule rule, JsoncNode node) {
    if (rules.stream().anyMatch(other -> other.name().equals(rule.name()))) {
      reader.problem(node.span(), "Another rule has this name already. Give it another one.");
    } else if (rules.size() == CustomRules.MAX_RULES) {
      reader.problem(
          node.span(),
          "There are more than %d rules. Join some of them.".formatted(CustomRules.MAX_RULES));
    } else {
      rules.add(rule);
    }
  }

  private void missing(JsoncNode.Members members, String field) {
    if (members.member(field).isEmpty()) {
      reader.problem(members.span(), "A rule needs a \"%s\".".formatted(field));
    }
  }

  private interface Check {
    Optional<CustomRule.Problem> of(String text);
  }

  private @Nullable String sound(JsoncNode node, Check check) {
    var text = reader.text(node);
    if (text == null) {
      return null;
    }
    var problem = check.of(text);
    problem.ifPresent(found -> reader.problem(node.span(), found.message()));
    return problem.isPresent() ? null : text;
  }

  private boolean flag(JsoncNode node) {
    if (node instanceof JsoncNode.Word word && word.value() != null) {
      return word.value();
    }
    reader.type(node, "true or false");
    return false;
  }
}
