package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.secret.Secret;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes secrets, and what else a policy names, out of whatever leaves the program: known secrets in
 * every form that they take (as they are, and URL-, JSON- and base64-encoded), unknown ones by the
 * shape of common keys, by the name that stands before them and by the frame that they stand in,
 * data of persons by its form and check digits. A placeholder such as {@code [openai-key:3f9a]}
 * names the rule, and equal secrets have equal placeholders. Thread-safe; linear in the length of
 * its input, whatever that is; redacting twice is redacting once.
 */
public final class Redactor {

  /** Shorter values are words, not keys: taking them out would destroy the text. */
  public static final int MIN_SECRET_LENGTH = 8;

  /** The same for secrets with a name in {@link #registeredOnly}. */
  private static final int MIN_NAMED_LENGTH = 4;

  private final Placeholders placeholders;
  private final int minimum;
  private final boolean registeredOnly;
  private final Set<Told> told = new LinkedHashSet<>();
  private volatile CustomRules custom = CustomRules.NONE;

  /** Made anew when it is next needed. */
  private volatile @Nullable Rules rules;

  /** A secret; its forms are made when a text is looked at: a program's start does not wait. */
  private record Told(String value, @Nullable String name) {

    @Override
    public String toString() {
      return "Told[hidden]";
    }
  }

  private Redactor(Placeholders placeholders, int minimum, boolean registeredOnly) {
    this.placeholders = placeholders;
    this.minimum = minimum;
    this.registeredOnly = registeredOnly;
  }

  /** {@return a redactor whose placeholders are equal for equal secrets as long as it lives} */
  public static Redactor create() {
    return new Redactor(Placeholders.random(), MIN_SECRET_LENGTH, false);
  }

  /**
   * {@return a redactor whose placeholders are equal for equal secrets wherever the same key is
   * given}
   *
   * @param placeholderKey at least 16 random bytes, kept secret
   */
  public static Redactor create(byte[] placeholderKey) {
    return new Redactor(new Placeholders(placeholderKey), MIN_SECRET_LENGTH, false);
  }

  /**
   * A redactor that takes out what is registered with it, from 4 characters on, and leaves
   * everything else as it is: for texts that have to keep their meaning.
   *
   * @return a redactor that knows nothing yet
   */
  public static Redactor registeredOnly() {
    return new Redactor(Placeholders.random(), MIN_NAMED_LENGTH, true);
  }

  /**
   * From now on this value is taken out wherever it appears. Values under {@link
   * #MIN_SECRET_LENGTH} characters are not.
   *
   * @param secret the value
   */
  public void register(Secret secret) {
    register(secret.reveal(), null);
  }

  /**
   * From now on this value is taken out wherever it appears, and {@code [SECRET:NAME]} stands in
   * its place. Values under {@link #MIN_SECRET_LENGTH} characters are not.
   *
   * @param secret the value
   * @param name the name
   */
  public void register(Secret secret, String name) {
    register(secret.reveal(), name);
  }

  private synchronized void register(String value, @Nullable String name) {
    if (value.length() >= minimum && told.add(new Told(value, name))) {
      rules = null;
    }
  }

  /**
   * {@return the text without secrets; the same object where it has none}
   *
   * @param text any text
   */
  public String redact(String text) {
    return redact(text, RedactionPolicy.SECRETS);
  }

  /**
   * {@return the bytes (UTF-8 or ASCII) without secrets; the same array where they have none}
   *
   * @param bytes any bytes; not changed
   */
  public byte[] redact(byte[] bytes) {
    return redact(bytes, RedactionPolicy.SECRETS);
  }

  /**
   * {@return the text as this policy lets it leave; the same object where nothing was taken out}
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
    var whole = new WholeText(bytes, rules(), policy);
    var out = new ByteArrayOutputStream(bytes.length + 64);
    int from = 0;
    for (var span : whole.spans()) {
      var placeholder = placeholder(whole.view(), span);
      if (placeholder == null) {
        continue;
      }
      int start = whole.places().raw(span.from());
      int end = whole.places().raw(span.to());
      out.write(bytes, from, start - from);
      out.writeBytes(placeholder.getBytes(UTF_8));
      from = end;
    }
    if (from == 0) {
      return bytes;
    }
    out.write(bytes, from, bytes.length - from);
    return out.toByteArray();
  }

  /**
   * {@return the text as this policy lets it leave, and what was taken out}
   *
   * @param text any text
   * @param policy what is taken out
   */
  public Redaction analyze(String text, RedactionPolicy policy) {
    var whole = new WholeText(text.getBytes(UTF_8), rules(), policy);
    if (whole.spans().isEmpty()) {
      return new Redaction(text, List.of());
    }
    var findings = new ArrayList<Finding>();
    var out = new StringBuilder(text.length());
    int from = 0;
    for (var span : whole.spans()) {
      var placeholder = placeholder(whole.view(), span);
      if (placeholder == null) {
        continue;
      }
      int start = whole.places().units(whole.places().raw(span.from()));
      int end = whole.places().units(whole.places().raw(span.to()));
      out.append(text, from, start);
      findings.add(
          new Finding(start, end, span.kind(), span.category(), placeholder, out.length()));
      out.append(placeholder);
      from = end;
    }
    return findings.isEmpty()
        ? new Redaction(text, List.of())
        : new Redaction(out.append(text, from, text.length()).toString(), findings);
  }

  /**
   * {@return a redactor for a text that arrives in pieces}
   *
   * @param policy what is taken out
   */
  public StreamRedactor stream(RedactionPolicy policy) {
    return new StreamRedactor(this, rules(), policy);
  }

  /**
   * Replaces the user's own rules from now on.
   *
   * @param value all of them
   */
  public synchronized void customRules(CustomRules value) {
    custom = value;
    rules = null;
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

  /** What stands in its place; null where the user wants to see it. */
  @Nullable String placeholder(View view, Span span) {
    var known = span.secret();
    if (known != null) {
      return placeholders.of(known.name(), known.hashed());
    }
    var value = view.copy(span.from(), span.to());
    boolean stays =
        !custom.never().isEmpty() && custom.never().contains(placeholders.fingerprint(value));
    return stays ? null : placeholders.of(span.kind(), value);
  }

  private Rules rules() {
    var now = rules;
    return now == null ? renewed() : now;
  }

  private synchronized Rules renewed() {
    var literals = new ArrayList<Literal>();
    var kinds = new HashSet<String>(Set.of("secret"));
    CustomMatcher matcher = null;
    if (!registeredOnly) {
      literals.addAll(RuleFile.bundled().literals());
      RuleFile.bundled().kinds().forEach(kind -> kinds.add(kind.kind()));
      custom.rules().forEach(rule -> kinds.add(rule.name()));
      matcher = custom.rules().isEmpty() ? null : CustomMatcher.of(custom);
    }
    literals.addAll(forms(Literals.ROOM - Literals.size(literals)));
    var renewed = new Rules(new Literals(literals), Set.copyOf(kinds), matcher);
    rules = renewed;
    return renewed;
  }

  /** Of very many secrets a shorter beginning is searched for. */
  private List<Literal> forms(int room) {
    return IntStream.of(SecretForms.SEARCHED)
        .mapToObj(
            searched ->
                told.stream()
                    .flatMap(one -> SecretForms.of(one.value(), one.name(), searched).stream())
                    .toList())
        .filter(forms -> Literals.size(forms) <= room)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("more secrets than there is room for"));
  }
}
