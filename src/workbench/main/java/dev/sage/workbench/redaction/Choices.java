package dev.sage.workbench.redaction;

import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.CustomRule;
import dev.sage.llm.redaction.CustomRules;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Sink;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person chose of redaction, as it is kept. Immutable.
 *
 * @param policies of the places where another one than Sage's own was chosen
 * @param never fingerprints of values that are left alone
 * @param always names, in the stores of keys, of values that are always taken out
 */
record Choices(
    Capture capture,
    Map<Sink, RedactionPolicy> policies,
    List<CustomRule> rules,
    Set<String> never,
    Set<String> always) {

  /** Nothing was chosen. */
  static final Choices NONE = new Choices(Capture.FULL, Map.of(), List.of(), Set.of(), Set.of());

  Choices {
    policies = Map.copyOf(policies);
    rules = List.copyOf(rules);
    never = Set.copyOf(never);
    always = Set.copyOf(always);
  }

  RedactionPolicy policy(Sink sink) {
    return policies.getOrDefault(sink, RedactionPolicy.of(sink));
  }

  CustomRules customRules() {
    return new CustomRules(rules, never);
  }

  Choices with(Capture value) {
    return new Choices(value, policies, rules, never, always);
  }

  Choices with(Sink sink, RedactionPolicy policy) {
    var all = new EnumMap<Sink, RedactionPolicy>(Sink.class);
    all.putAll(policies);
    all.put(sink, policy);
    return new Choices(capture, all, rules, never, always);
  }

  Choices without(Sink sink) {
    var all = new EnumMap<Sink, RedactionPolicy>(Sink.class);
    all.putAll(policies);
    all.remove(sink);
    return new Choices(capture, all, rules, never, always);
  }

  /** In the place of the rule of that name, else at the end. */
  Choices with(CustomRule rule) {
    var all = new ArrayList<>(rules);
    all.replaceAll(other -> other.name().equals(rule.name()) ? rule : other);
    if (!all.contains(rule)) {
      all.add(rule);
    }
    return new Choices(capture, policies, all, never, always);
  }

  Choices withoutRule(String name) {
    var left = rules.stream().filter(rule -> !rule.name().equals(name)).toList();
    return new Choices(capture, policies, left, never, always);
  }

  /** One value can't be both. */
  Choices withAlways(String name, String fingerprint) {
    return new Choices(capture, policies, rules, without(never, fingerprint), plus(always, name));
  }

  Choices withoutNever(String fingerprint) {
    return new Choices(capture, policies, rules, without(never, fingerprint), always);
  }

  Choices withNever(String fingerprint, String name) {
    return new Choices(capture, policies, rules, plus(never, fingerprint), without(always, name));
  }

  /**
   * The same where a part could not be read: nothing leaves that would not if nothing had been
   * chosen, and nothing that was chosen to stay.
   */
  Choices cautious() {
    var all = new EnumMap<Sink, RedactionPolicy>(Sink.class);
    for (var sink : Sink.values()) {
      all.put(sink, stricter(policy(sink), RedactionPolicy.of(sink)));
    }
    return new Choices(capture, all, rules, Set.of(), always);
  }

  private static RedactionPolicy stricter(RedactionPolicy a, RedactionPolicy b) {
    var pii = new TreeSet<>(a.pii());
    pii.addAll(b.pii());
    var kept = new TreeSet<>(a.kept());
    kept.retainAll(b.kept());
    var policy = new RedactionPolicy(pii, kept, a.content());
    for (var type : ContentClass.values()) {
      if (b.action(type).compareTo(policy.action(type)) > 0) {
        policy = policy.withContent(type, b.action(type));
      }
    }
    return policy;
  }

  private static Set<String> plus(Set<String> all, String one) {
    var more = new TreeSet<>(all);
    more.add(one);
    return more;
  }

  private static Set<String> without(Set<String> all, String one) {
    var less = new TreeSet<>(all);
    less.remove(one);
    return less;
  }
}
