package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is looked for when a secret was told. */
final class SecretForms {

  /** So much of a form is searched for, the rest compared; less where there are very many. */
  static final int[] SEARCHED = {12, 6, 3};

  /** Of a longer secret the halves alone are secrets too. */
  private static final int HALVED = 24;

  /** What begins like a longer secret is one that was cut off. */
  private static final int CUT = 16;

  private SecretForms() {}

  /**
   * All forms of a value.
   *
   * @param name its own name, or null
   */
  static List<Literal> of(String value, @Nullable String name) {
    return of(value, name, SEARCHED[0]);
  }

  static List<Literal> of(String value, @Nullable String name, int searched) {
    var shape = name == null ? kind(value) : Placeholders.NAMED + ':' + name;
    var hashed = name == null ? value : null;
    var literals = new ArrayList<Literal>();
    for (var form : Encodings.of(value)) {
      var seen = seen(form);
      boolean plain = Arrays.equals(form, value.getBytes(UTF_8));
      int cut = plain && seen.length >= HALVED ? CUT : 0;
      literals.add(literal(new KnownSecret(shape, hashed, seen, cut), searched));
      if (cut > 0) {
        var half = Arrays.copyOfRange(seen, seen.length / 2, seen.length);
        literals.add(literal(new KnownSecret(shape, hashed, half, 0), searched));
      }
    }
    return literals;
  }

  private static Literal literal(KnownSecret secret, int length) {
    var form = secret.form();
    var searched = Arrays.copyOf(form, Math.min(form.length, length));
    return new Literal(searched, false, true, Literal.REGISTERED, Category.SECRET, secret);
  }

  /** As a view shows it; a backslash at the end would be taken for an escape of what follows. */
  private static byte[] seen(byte[] form) {
    var view = new byte[form.length];
    var unescaper = new Unescaper();
    int end = 0;
    for (int at = 0; at < form.length; at += unescaper.length()) {
      unescaper.decode(form, at, form.length, true);
      view[end++] = (byte) unescaper.value();
    }
    while (end > 1 && view[end - 1] == '\\') {
      end--;
    }
    return Arrays.copyOf(view, end);
  }

  /** The kind that its beginning tells, so that a placeholder says whose key it was. */
  private static String kind(String value) {
    var best = "secret";
    int longest = 0;
    for (var literal : RuleFile.bundled().literals()) {
      if (literal.check() instanceof TokenRule rule
          && !rule.nameFirst()
          && literal.text().length > longest
          && literal.text().length >= 3
          && value.startsWith(new String(literal.text(), UTF_8))) {
        best = rule.kind();
        longest = literal.text().length;
      }
    }
    return best;
  }
}
