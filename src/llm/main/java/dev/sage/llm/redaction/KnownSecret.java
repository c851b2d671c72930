package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;

/**
 * A secret that the program was told of, in one of the forms that it takes. Immutable.
 *
 * @param name its kind in placeholders
 * @param value the value itself, for its hash; null where its name is all that is shown
 * @param form the form, as a view shows it
 * @param cut how many of its first bytes are enough where the rest is missing; 0: all are needed
 */
@SuppressWarnings("ArrayRecordComponent") // written once, never handed out
record KnownSecret(String name, @Nullable String value, byte[] form, int cut) implements Check {

  @Override
  public boolean find(View view, int from, int to, Found found) {
    int same = to - from;
    while (same < form.length && view.at(from + same) == (form[same] & 0xff)) {
      same++;
    }
    boolean enough = same == form.length || (cut > 0 && same >= cut);
    if (view.starved() || !enough) {
      return false;
    }
    return found.set(from, from + same, name);
  }

  /** What its placeholder's hash is made of. */
  byte @Nullable [] hashed() {
    return value == null ? null : value.getBytes(UTF_8);
  }

  @Override
  public String toString() {
    return "KnownSecret[" + name + "]";
  }
}
