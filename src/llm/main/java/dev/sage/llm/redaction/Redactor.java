package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets out of whatever leaves the program: known ones in every form that they take (as
 * they are, and URL-, JSON- and base64-encoded), unknown ones by the shape of common keys and by
 * the header that they stand in. A placeholder such as {@code [openai-key:3f9a]} names the rule,
 * and equal secrets have equal placeholders. Thread-safe; linear in the length of its input;
 * redacting twice is redacting once.
 */
public final class Redactor {

  /** Shorter values are words, not keys: taking them out would destroy the text. */
  public static final int MIN_SECRET_LENGTH = 8;

  /** The same for secrets with a name in {@link #registeredOnly}. */
  private static final int MIN_NAMED_LENGTH = 4;

  private final Placeholders placeholders;
  private final int minimum;
  private final List<Trigger> triggers;
  private volatile TriggerTable table;
  private volatile CustomRules custom = CustomRules.NONE;

  private Redactor(Placeholders placeholders, int minimum, List<Trigger> rules) {
    this.placeholders = placeholders;
    this.minimum = minimum;
    this.triggers = new ArrayList<>(rules);
    this.table = new TriggerTable(triggers);
  }

  /** {@return a redactor whose placeholders are equal for equal secrets as long as it lives} */
  public static Redactor create() {
    return new Redactor(Placeholders.random(), MIN_SECRET_LENGTH, BuiltInRules.triggers());
  }

  /**
   * {@return a redactor whose placeholders are equal for equal secrets wherever the same key is
   * given}
   *
   * @param placeholderKey at least 16 random bytes, kept secret
   */
  public static Redactor create(byte[] placeholderKey) {
    return new Redactor(
        new Placeholders(placeholderKey), MIN_SECRET_LENGTH, BuiltInRules.triggers());
  }

  /**
   * A redactor that takes out what is registered with it, from 4 characters on, and leaves
   * everything else as it is: for texts that have to keep their meaning.
   *
   * @return a redactor that knows nothing yet
   */
  public static Redactor registeredOnly() {
    return new Redactor(Placeholders.random(), MIN_NAMED_LENGTH, List.of());
  }

  /**
   * From now on this value is taken out wherever it appears. Values under {@link
   * #MIN_SECRET_LENGTH} characters are not.
   *
   * @param secret the value
   */
  public void register(Secret secret) {
    register(KnownSecret.of(secret.reveal()));
  }

  /**
   * From now on this value is taken out wherever it appears, and {@code [SECRET:NAME]} stands in
   * its place. Values under {@link #MIN_SECRET_LENGTH} characters are not.
   *
   * @param secret the value
   * @param name the name
   */
  public void register(Secret secret, String name) {
    register(KnownSecret.named(name, secret.reveal()));
  }

  private void register(KnownSecret known) {
    var value = known.value();
    if (value.length() < minimum) {
      return;
    }
    synchronized (triggers) {
      if (triggers.stream().anyMatch(trigger -> trigger.rule().equals(known))) {
        return;
      }
      for (var form : Encodings.of(value)) {
        triggers.add(new Trigger(form, 0, false, known));
      }
      table = new TriggerTable(triggers);
    }
  }

  /**
   * {@return the text without secrets; the same object where it has none}
   *
   * @param text any text
   */
  public String redact(String text) {
    var clean = cleaned(text.getBytes(UTF_8));
    return clean == null ? text : new String(clean, UTF_8);
  }

  /**
   * {@return the bytes (UTF-8 or ASCII) without secrets; the same array where they have none}
   *
   * @param bytes any bytes; not changed
   */
  public byte[] redact(byte[] bytes) {
    var clean = cleaned(bytes);
    return clean == null ? bytes : clean;
  }

  /**
   * {@return the text as this policy lets it leave}
   *
   * @param text any text
   * @param policy what is taken out
   */
  public String redact(String text, RedactionPolicy policy) {
    return analyze(text, policy).text();
  }

  /**
   * {@return the bytes (UTF-8 or ASCII) as this policy lets them leave; the same array where
   * nothing was taken out}
   *
   * @param bytes any bytes; not changed
   * @param policy what is taken out
   */
  public byte[] redact(byte[] bytes, RedactionPolicy policy) {
    return redact(bytes);
  }

  /**
   * {@return the text as this policy lets it leave, and what was taken out}
   *
   * @param text any text
   * @param policy what is taken out
   */
  public Redaction analyze(String text, RedactionPolicy policy) {
    return new Redaction(redact(text), List.of());
  }

  /**
   * {@return a redactor for a text that arrives in pieces}
   *
   * @param policy what is taken out
   */
  public StreamRedactor stream(RedactionPolicy policy) {
    return new StreamRedactor(this, policy);
  }

  /**
   * Replaces the user's own rules from now on.
   *
   * @param rules all of them
   */
  public void customRules(CustomRules rules) {
    this.custom = rules;
  }

  /** {@return the user's own rules} */
  public CustomRules customRules() {
    return custom;
  }

  /**
   * {@return 32 hexadecimal digits of a keyed hash, equal for equal values wherever the same key is
   * used; nobody without the key can try out values}
   *
   * @param value any text
   */
  public String fingerprint(String value) {
    return placeholders.fingerprint(value.getBytes(UTF_8));
  }

  private byte @Nullable [] cleaned(byte[] bytes) {
    var scan = new Scan(table, bytes);
    var finding = scan.next();
    if (finding == null) {
      return null;
    }
    var out = new ByteArrayOutputStream(bytes.length + 64);
    int from = 0;
    while (finding != null) {
      out.write(bytes, from, finding.from() - from);
      out.writeBytes(placeholders.of(finding.name(), finding.secret()));
      from = finding.to();
      finding = scan.next();
    }
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }
}
