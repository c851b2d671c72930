package dev.sage.llm.check;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something odd about a key as it is written. Immutable, thread-safe. Tells of the key no more than
 * its length and the beginning that all keys of its kind have.
 *
 * @param kind what is odd
 * @param severity whether calls will fail for it
 * @param sentence what was seen
 * @param fix what to do
 * @param better the provider whose key it looks like; null where it is not one alone
 */
public record KeyHint(
    Kind kind, Severity severity, String sentence, String fix, @Nullable String better) {

  /** Whether calls will fail for it. */
  public enum Severity {
    /** They will. */
    ERROR,
    /** They may, or it is put right without a word. */
    WARNING;

    /** {@return the name in JSON: {@code error}} */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is odd about a key. */
  public enum Kind {
    /** There is nothing, or nothing but white space. */
    EMPTY,
    /** A line break stands behind it. */
    TRAILING_NEWLINE,
    /** White space stands round it, or in it. */
    WHITESPACE,
    /** Quotes stand round it. */
    QUOTES,
    /** It begins with {@code Bearer}. */
    BEARER_PREFIX,
    /** It is a line that sets a variable or a header, name and all. */
    VARIABLE_LINE,
    /** It has characters that no key has: beyond ASCII, invisible, or for the other direction. */
    UNUSUAL_CHARACTERS,
    /** It stands in the place of a key: {@code your-api-key}, {@code sk-...}. */
    PLACEHOLDER,
    /** It is the key of another vendor. */
    OTHER_VENDOR,
    /** It is not built as the vendor's keys are; vendors change that, so it is a warning. */
    WRONG_SHAPE;

    /** {@return the name in JSON: {@code trailing_newline}} */
    public String json() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static KeyHint error(Kind kind, String sentence, String fix) {
    return new KeyHint(kind, Severity.ERROR, sentence, fix, null);
  }

  static KeyHint warning(Kind kind, String sentence, String fix) {
    return new KeyHint(kind, Severity.WARNING, sentence, fix, null);
  }
}
