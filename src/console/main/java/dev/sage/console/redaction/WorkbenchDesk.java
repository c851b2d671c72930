package dev.sage.console.redaction;

import dev.sage.llm.redaction.Category;
import dev.sage.llm.redaction.CustomRule;
import dev.sage.llm.redaction.CustomRules;
import dev.sage.llm.redaction.Finding;
import dev.sage.llm.redaction.Redaction;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.RuleKind;
import dev.sage.llm.redaction.Sink;
import dev.sage.llm.secret.Secret;
import dev.sage.workbench.redaction.Always;
import dev.sage.workbench.redaction.RedactionDesk;
import dev.sage.workbench.redaction.SelfTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The desk of a workbench. */
record WorkbenchDesk(RedactionDesk desk, Redactor redactor) implements PreviewDesk {
  /** Nothing but rules of the person's own: what another rule finds must not hide a match. */
  private static final RedactionPolicy OWN_ONLY =
      new RedactionPolicy(
          Set.of(),
          RuleKind.all().stream().map(RuleKind::kind).collect(Collectors.toUnmodifiableSet()),
          Map.of());

  @Override
  public RedactionPolicy policy(Sink sink) {
    return desk.policy(sink);
  }

  @Override
  public void policy(Sink sink, RedactionPolicy policy) {
    desk.policy(sink, policy);
  }

  @Override
  public void reset(Sink sink) {
    desk.reset(sink);
  }

  @Override
  public Redaction analyze(String text, RedactionPolicy policy) {
    return redactor.analyze(text, policy);
  }

  @Override
  public List<Finding> matches(CustomRule rule, String text) {
    Redactor alone = Redactor.create();
    alone.customRules(new CustomRules(List.of(rule), Set.of()));
    return alone.analyze(text, OWN_ONLY).findings().stream()
        .filter(finding -> finding.category() == Category.CUSTOM)
        .toList();
  }

  @Override
  public List<CustomRule> rules() {
    return desk.rules();
  }

  @Override
  public void add(CustomRule rule) {
    desk.add(rule);
  }

  @Override
  public void remove(String name) {
    desk.remove(name);
  }

  @Override
  public Always always(Secret value) {
    return desk.always(value);
  }

  @Override
  public void never(String value) {
    desk.never(value);
  }

  @Override
  public SelfTest selfTest(Consumer<SelfTest.Step> progress) {
    return desk.selfTest(progress);
  }

  @Override
  public Runnable onChange(Runnable listener) {
    return desk.onChange(listener);
  }
}
