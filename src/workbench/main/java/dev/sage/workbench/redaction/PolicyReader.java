package dev.sage.workbench.redaction;

import dev.sage.llm.config.jsonc.JsoncNode;
import dev.sage.llm.redaction.Category;
import dev.sage.llm.redaction.ContentAction;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.RuleKind;
import dev.sage.llm.redaction.Sink;
import java.util.EnumMap;
import java.util.Set;
import java.util.TreeSet;

/** Reads the policy of one place. One use, one thread. */
final class PolicyReader {

  static final Set<String> FIELDS = Set.of("pii", "kept", "content");

  private final ChoicesReader reader;

  PolicyReader(ChoicesReader reader) {
    this.reader = reader;
  }

  /** What is not said is as Sage has it there. */
  RedactionPolicy read(Sink sink, JsoncNode node) {
    var policy = RedactionPolicy.of(sink);
    for (var member : reader.members(node)) {
      switch (member.name()) {
        case "pii" ->
            policy =
                new RedactionPolicy(
                    kinds(member.value(), Category.PII), policy.kept(), policy.content());
        case "kept" ->
            policy =
                new RedactionPolicy(
                    policy.pii(), kinds(member.value(), Category.SECRET), policy.content());
        case "content" -> policy = content(policy, member.value());
        default -> reader.unknown("field", member.name(), member.nameSpan(), FIELDS);
      }
    }
    return policy;
  }

  private Set<String> kinds(JsoncNode node, Category category) {
    var known = known(category);
    var kinds = new TreeSet<String>();
    for (var item : reader.items(node)) {
      var kind = reader.text(item);
      if (kind != null && known.contains(kind)) {
        kinds.add(kind);
      } else if (kind != null) {
        reader.unknown(
            category == Category.PII ? "kind of personal data" : "kind of secret",
            kind,
            item.span(),
            known);
      }
    }
    return kinds;
  }

  static Set<String> known(Category category) {
    var known = new TreeSet<String>();
    for (var kind : RuleKind.all()) {
      if (kind.category() == category) {
        known.add(kind.kind());
      }
    }
    return known;
  }

  private RedactionPolicy content(RedactionPolicy policy, JsoncNode node) {
    var content = new EnumMap<ContentClass, ContentAction>(ContentClass.class);
    content.putAll(policy.content());
    for (var member : reader.members(node)) {
      var type = ChoicesReader.named(member.name(), ContentClass.values(), ContentClass::json);
      if (type == null) {
        reader.unknown(
            "content",
            member.name(),
            member.nameSpan(),
            ChoicesReader.names(ContentClass.values(), ContentClass::json));
        continue;
      }
      var action =
          reader.choice(member.value(), "action", ContentAction.values(), ContentAction::json);
      if (action != null) {
        content.put(type, action);
      }
    }
    return new RedactionPolicy(policy.pii(), policy.kept(), content);
  }
}
