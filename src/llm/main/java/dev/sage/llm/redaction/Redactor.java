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

  private final Placeholders placeholders;
  private final List<Trigger> triggers = new ArrayList<>(BuiltInRules.triggers());
  private volatile TriggerTable table = new TriggerTable(triggers);

  private Redactor(Placeholders placeholders) {
    this.placeholders = placeholders;
  }

  /** {@return a redactor whose placeholders are equal for equal secrets as long as it lives} */
  public static Redactor create() {
    return new Redactor(Placeholders.random());
  }

  /**
   * {@return a redactor whose placeholders are equal for equal secrets wherever the same key is
   * given}
   *
   * @param placeholderKey at least 16 random bytes, kept secret
   */
  public static Redactor create(byte[] placeholderKey) {
    return new Redactor(new Placeholders(placeholderKey));
  }

  /**
   * From now on this value is taken out wherever it appears. Values under {@link
   * #MIN_SECRET_LENGTH} characters are not.
   *
   * @param secret the value
   */
  public void register(Secret secret) {
    var value = secret.reveal();
    if (value.length() < MIN_SECRET_LENGTH) {
      return;
    }
    synchronized (triggers) {
      var known = KnownSecret.of(value);
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
