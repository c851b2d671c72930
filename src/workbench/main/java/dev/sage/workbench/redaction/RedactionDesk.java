package dev.sage.workbench.redaction;

import dev.sage.llm.redaction.CustomRule;
import dev.sage.llm.redaction.CustomRules;
import dev.sage.llm.redaction.Redaction;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.llm.secret.Secret;
import dev.sage.workbench.Home;
import dev.sage.workbench.secret.SecretStores;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** What the person chose of redaction. Thread-safe; a change takes effect at once. */
public final class RedactionDesk {

  private final Redactor redactor;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Map<Sink, RedactionPolicy> policies = new EnumMap<>(Sink.class);
  private Capture capture = Capture.FULL;

  private RedactionDesk(Redactor redactor) {
    this.redactor = redactor;
  }

  /** The desk of a home folder. */
  public static RedactionDesk open(Home home, Redactor redactor, SecretStores secrets) {
    return new RedactionDesk(redactor);
  }

  /** What is taken out of what goes there, as the person chose. */
  public synchronized RedactionPolicy policy(Sink sink) {
    return policies.getOrDefault(sink, RedactionPolicy.of(sink));
  }

  /** The same under {@link #capture()}: what store, log and traces have to keep to. */
  public synchronized RedactionPolicy effective(Sink sink) {
    return switch (sink) {
      case STORE, LOG, OTLP -> capture.limit(policy(sink));
      case EXPORT, CLIPBOARD -> policy(sink);
    };
  }

  /** From now on this holds there. */
  public synchronized void policy(Sink sink, RedactionPolicy policy) {
    policies.put(sink, policy);
    changed();
  }

  /** From now on what Sage brings holds there. */
  public synchronized void reset(Sink sink) {
    policies.remove(sink);
    changed();
  }

  /** How much of prompts and answers is kept. */
  public synchronized Capture capture() {
    return capture;
  }

  /** From now on so much is kept; what is stored already stays. */
  public synchronized void capture(Capture value) {
    capture = value;
    changed();
  }

  /** The person's own rules. */
  public List<CustomRule> rules() {
    return redactor.customRules().rules();
  }

  /** A rule of the person's own, instead of the one that had its name. */
  public synchronized void add(CustomRule rule) {
    var rules = new ArrayList<>(rules());
    rules.removeIf(other -> other.name().equals(rule.name()));
    rules.add(rule);
    redactor.customRules(new CustomRules(rules, redactor.customRules().never()));
    changed();
  }

  /** Takes a rule of the person's own away. */
  public synchronized void remove(String name) {
    var rules = new ArrayList<>(rules());
    rules.removeIf(rule -> rule.name().equals(name));
    redactor.customRules(new CustomRules(rules, redactor.customRules().never()));
    changed();
  }

  /** From now on this value is taken out wherever it appears. */
  public Always always(Secret value) {
    redactor.register(value);
    changed();
    return new Always(false, "It is known for this session only.");
  }

  /** From now on this value is left alone. */
  public synchronized void never(String value) {
    var never = new TreeSet<>(redactor.customRules().never());
    never.add(redactor.fingerprint(value));
    redactor.customRules(new CustomRules(rules(), never));
    changed();
  }

  /** A text as it would leave, and what was taken out. */
  public Redaction preview(Sink sink, String text) {
    return redactor.analyze(text, policy(sink));
  }

  /** What is wrong with the files of the desk, in sentences for a person. */
  public List<String> problems() {
    return List.of();
  }

  /**
   * Told, on the thread that changes something, after each change.
   *
   * @return ends that
   */
  public Runnable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /**
   * Sends a made-up secret through every exit and looks for it in what came out. Takes some
   * seconds; ends early where the thread is interrupted.
   */
  public SelfTest selfTest(Consumer<SelfTest.Step> progress) {
    return new SelfTest(List.of());
  }

  private void changed() {
    listeners.forEach(Runnable::run);
  }
}
