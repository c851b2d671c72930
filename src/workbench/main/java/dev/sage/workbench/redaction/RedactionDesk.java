package dev.sage.workbench.redaction;

import dev.sage.llm.redaction.ContentAction;
import dev.sage.llm.redaction.ContentClass;
import dev.sage.llm.redaction.CustomRule;
import dev.sage.llm.redaction.Redaction;
import dev.sage.llm.redaction.RedactionPolicy;
import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.redaction.Sink;
import dev.sage.llm.secret.Secret;
import dev.sage.workbench.Environment;
import dev.sage.workbench.Home;
import dev.sage.workbench.secret.SecretStores;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What the person chose of redaction. A change takes effect at once and is written to {@code
 * redaction.json} of the home folder; where that can't be read or written it holds for this session
 * and {@link #problems} says so. Of several processes the last writer wins. Thread-safe.
 */
public final class RedactionDesk {

  private final Home home;
  private final Redactor redactor;
  private final KeptValues kept;
  private final Optional<String> keyProblem;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile Choices choices = Choices.NONE;
  private volatile List<String> fileProblems = List.of();

  private RedactionDesk(
      Home home, Map<String, String> environment, SecretStores secrets, boolean folder) {
    var key = InstallKey.of(home, folder);
    this.home = home;
    this.redactor = Environment.redactor(environment, key.bytes());
    this.kept = new KeptValues(secrets, redactor);
    this.keyProblem = key.problem();
  }

  /**
   * The desk of a home folder. Values that are always taken out are fetched from the stores of keys
   * on another thread: {@link #awaitKept} waits for them.
   *
   * @param environment whose secrets the redactor knows
   * @param secrets where values are kept that are always taken out
   * @param folder whether the home folder is made where it is missing
   */
  public static RedactionDesk open(
      Home home, Map<String, String> environment, SecretStores secrets, boolean folder) {
    var desk = new RedactionDesk(home, environment, secrets, folder);
    desk.reload();
    return desk;
  }

  /** Reads the file anew, and fetches what no store had that was open. */
  public void reload() {
    synchronized (this) {
      var reading = ChoicesReader.read(home.redaction());
      fileProblems = reading.problems();
      use(reading.choices());
      kept.fetch(choices.always());
    }
    listeners.forEach(Runnable::run);
  }

  private void use(Choices value) {
    choices = value;
    var rules = value.customRules();
    if (!rules.equals(redactor.customRules())) {
      redactor.customRules(rules);
    }
  }

  /**
   * The change is made to what the file says now, which another process may have written. A file
   * that is not understood is left alone.
   */
  private void change(UnaryOperator<Choices> change) {
    synchronized (this) {
      var reading = ChoicesReader.read(home.redaction());
      if (reading.problems().isEmpty()) {
        write(change.apply(reading.choices()));
      } else {
        var problems = new ArrayList<>(reading.problems());
        problems.add("Until that is mended, changes hold as long as Sage runs.");
        fileProblems = List.copyOf(problems);
        use(change.apply(choices));
      }
    }
    listeners.forEach(Runnable::run);
  }

  private void write(Choices changed) {
    use(changed);
    try {
      ChoicesWriter.write(home.redaction(), changed);
      fileProblems = List.of();
    } catch (IOException unwritable) {
      fileProblems =
          List.of(
              ("%s can't be written, so the change holds as long as Sage runs. Check the disk and"
                      + " that the folder is yours.")
                  .formatted(home.redaction()));
    }
  }

  /** What everything passes before it leaves the program. */
  public Redactor redactor() {
    return redactor;
  }

  /** What is taken out of what goes there, as the person chose. */
  public RedactionPolicy policy(Sink sink) {
    return choices.policy(sink);
  }

  /** The same under {@link #capture()}: what store, log and traces have to keep to. */
  public RedactionPolicy effective(Sink sink) {
    var now = choices;
    return switch (sink) {
      case STORE, LOG, OTLP -> now.capture().limit(now.policy(sink));
      case EXPORT, CLIPBOARD -> now.policy(sink);
    };
  }

  /**
   * The same of what is exported. Whoever asks for contents in the configuration gets them without
   * secrets and personal data, unless another policy was chosen for traces.
   *
   * @param contents whether the configuration asks for them
   */
  public RedactionPolicy exported(boolean contents) {
    var now = choices;
    var policy = now.policy(Sink.OTLP);
    if (contents && !now.policies().containsKey(Sink.OTLP)) {
      for (var type : ContentClass.values()) {
        policy = policy.withContent(type, ContentAction.REDACT);
      }
    }
    return now.capture().limit(policy);
  }

  /** From now on this holds there. */
  public void policy(Sink sink, RedactionPolicy policy) {
    change(now -> now.with(sink, policy));
  }

  /** From now on what Sage brings holds there. */
  public void reset(Sink sink) {
    change(now -> now.without(sink));
  }

  /** How much of prompts and answers is kept. */
  public Capture capture() {
    return choices.capture();
  }

  /** From now on so much is kept; what is stored already stays. */
  public void capture(Capture value) {
    change(now -> now.with(value));
  }

  /** The person's own rules. */
  public List<CustomRule> rules() {
    return choices.rules();
  }

  /**
   * A rule of the person's own, in the place of the one that has its name.
   *
   * @throws IllegalArgumentException where there are too many
   */
  public void add(CustomRule rule) {
    choices.with(rule).customRules();
    change(now -> now.with(rule));
  }

  /** Takes a rule of the person's own away. */
  public void remove(String name) {
    change(now -> now.withoutRule(name));
  }

  /**
   * From now on this value is taken out wherever it appears. It is kept in the store of keys if one
   * is open, else as long as this process runs; never in a plain file. May wait for the keychain.
   *
   * @return which of the two
   */
  public Always always(Secret value) {
    int length = value.reveal().length();
    if (length < Redactor.MIN_SECRET_LENGTH) {
      return new Always(
          false,
          ("It is not taken out: %d characters are a word or a number, not a key, and would take"
                  + " half a text along. From %d on it is possible; a rule of your own finds less.")
              .formatted(length, Redactor.MIN_SECRET_LENGTH));
    }
    redactor.register(value);
    var fingerprint = redactor.fingerprint(value.reveal());
    var always = kept.keep(storedName(fingerprint), value);
    change(
        now ->
            always.kept()
                ? now.withAlways(storedName(fingerprint), fingerprint)
                : now.withoutNever(fingerprint));
    return always;
  }

  /** The same value has the same name, and two processes never take the same for two values. */
  private static String storedName(String fingerprint) {
    return "redact/" + fingerprint.substring(0, 12);
  }

  /**
   * From now on this value is left alone where a rule finds it. Only its fingerprint is kept. What
   * the program holds itself, such as a provider's key, is taken out nevertheless, and so is a
   * value of {@link #always} until Sage is started anew.
   */
  public void never(String value) {
    var fingerprint = redactor.fingerprint(value);
    var name = storedName(fingerprint);
    if (choices.always().contains(name)) {
      kept.forget(name);
    }
    change(now -> now.withNever(fingerprint, name));
  }

  /** A text as it would leave, and what was taken out. */
  public Redaction preview(Sink sink, String text) {
    return redactor.analyze(text, policy(sink));
  }

  /**
   * Waits until values that are always taken out are known; not at all where there are none.
   *
   * @return whether they are all known
   */
  public boolean awaitKept(Duration patience) {
    return kept.await(patience);
  }

  /**
   * What is wrong with the files of the desk, in sentences for a person; empty where nothing is.
   */
  public List<String> problems() {
    var problems = new ArrayList<>(fileProblems);
    keyProblem.ifPresent(problems::add);
    if (kept.missing() > 0) {
      problems.add(
          ("%d of the values that are always redacted are not known yet: the store that has them is"
                  + " locked. Open it under Setup.")
              .formatted(kept.missing()));
    }
    return List.copyOf(problems);
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
    return new SelfTestRun(this, progress).run();
  }
}
