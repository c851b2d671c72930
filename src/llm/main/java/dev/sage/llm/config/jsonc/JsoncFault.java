package dev.sage.llm.config.jsonc;

/**
 * What is wrong with a text. Immutable, thread-safe; shows nothing of the text.
 *
 * @param kind what kind of fault
 * @param line its line, from 1
 * @param column its column, from 1
 * @param message what is wrong, without a full stop
 */
public record JsoncFault(Kind kind, int line, int column, String message) {

  /** What kind of fault. */
  public enum Kind {
    /** It is no JSON, not even with comments. */
    SYNTAX,
    /** A name stands twice in an object; the later value counts. */
    DUPLICATE,
    /** A name has control or direction characters, which nobody sees; its value is left out. */
    HIDDEN
  }
}
