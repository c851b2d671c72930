package dev.sage.llm.redaction;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a secret's place: {@code [openai-key:3f9a]}. The digits are the beginning of a
 * keyed hash, so that equal secrets are seen to be equal, and nobody can try out values. Immutable,
 * thread-safe.
 */
final class Placeholders {

  /** The kind of secrets that have a name of their own. */
  static final String NAMED = "SECRET";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int DIGITS = 4;
  private static final int LONGEST_NAME = 48;

  private final SecretKeySpec key;

  Placeholders(byte[] key) {
    if (key.length < 16) {
      throw new IllegalArgumentException("the placeholders' key needs at least 16 bytes");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  static Placeholders random() {
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    return new Placeholders(key);
  }

  /** The placeholder of a value; where none is given, its name is all that is shown. */
  String of(String name, byte @Nullable [] secret) {
    return secret == null ? '[' + name + ']' : '[' + name + ':' + hash(secret, DIGITS / 2) + ']';
  }

  /** Whether this place lies in a placeholder of one of these kinds. */
  static boolean at(View view, int place, Set<String> kinds) {
    int open = place;
    while (place - open < LONGEST_NAME && name(view.at(open))) {
      open--;
    }
    if (view.at(open) != '[') {
      return false;
    }
    int colon = open + 1;
    while (colon - open < LONGEST_NAME && Alphabet.URL.has(view.at(colon))) {
      colon++;
    }
    if (view.at(colon) != ':') {
      return false;
    }
    var kind = view.text(open + 1, colon);
    if (kind.equals(NAMED)) {
      return true;
    }
    for (int i = 1; i <= DIGITS; i++) {
      if (!Alphabet.HEX.has(view.at(colon + i))) {
        return false;
      }
    }
    return view.at(colon + DIGITS + 1) == ']' && kinds.contains(kind);
  }

  /**
   * Whether a placeholder stands in these bytes or in the words that they begin and end. They are
   * left alone then: they were not found before the placeholder was there, and must not be found
   * because of it.
   */
  static boolean touch(View view, int from, int to, Set<String> kinds) {
    // A number in brackets is what is left of one whose beginning was taken for something else.
    int word = view.at(from) == '(' && view.at(from - 1) == ' ' ? from - 1 : from;
    if (at(view, from, kinds) || glued(view, word, kinds)) {
      return true;
    }
    int end = to;
    while (end - to < LONGEST_NAME && Alphabet.TILDE.has(view.at(end))) {
      end++;
    }
    for (int i = from; i <= end; i++) {
      if (view.at(i) == '[' && at(view, i + 1, kinds)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the word that goes on here began with a placeholder. */
  static boolean glued(View view, int place, Set<String> kinds) {
    int word = view.runBack(Alphabet.TILDE, place, LONGEST_NAME);
    return view.at(word - 1) == ']' && at(view, word - 2, kinds);
  }

  private static boolean name(int c) {
    return c == ':' || Alphabet.URL.has(c);
  }

  /** 32 hexadecimal digits. */
  String fingerprint(byte[] value) {
    return hash(value, 16);
  }

  private String hash(byte[] value, int bytes) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(value), 0, bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    }
  }
}
