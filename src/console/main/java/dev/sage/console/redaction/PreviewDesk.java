package dev.sage.console.redaction;

import dev.sage.llm.redaction.CustomRule;
import dev.sage.llm.redaction.Finding;
import dev.sage.llm.redaction.Redaction;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Sink;
import dev.sage.llm.secret.Secret;
import dev.sage.workbench.redaction.Always;
import dev.sage.workbench.redaction.SelfTest;
import java.util.List;
import java.util.function.Consumer;

/** What the panel asks of the desk of redaction. Thread-safe. */
interface PreviewDesk {
  /** What is taken out of what goes there. */
  RedactionPolicy policy(Sink sink);

  /** From now on this holds there. */
  void policy(Sink sink, RedactionPolicy policy);

  /** From now on what Sage brings holds there. */
  void reset(Sink sink);

  /** The text as this policy lets it leave. */
  Redaction analyze(String text, RedactionPolicy policy);

  /** What a rule finds that is not kept yet; whatever else stands there. */
  List<Finding> matches(CustomRule rule, String text);

  /** The person's own rules. */
  List<CustomRule> rules();

  /** Keeps a rule, instead of the one that had its name. */
  void add(CustomRule rule);

  /** Takes a rule away. */
  void remove(String name);

  /** This value is taken out from now on. */
  Always always(Secret value);

  /** This value is left alone from now on. */
  void never(String value);

  /** Sends a made-up secret through every exit; ends early where the thread is interrupted. */
  SelfTest selfTest(Consumer<SelfTest.Step> progress);

  /**
   * Told after each change, on the thread that makes it.
   *
   * @return ends that
   */
  Runnable onChange(Runnable listener);
}
