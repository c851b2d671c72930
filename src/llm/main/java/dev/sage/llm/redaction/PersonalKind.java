package dev.sage.llm.redaction;

/** How one kind of personal data is recognised. Immutable, thread-safe. */
interface PersonalKind {

  /**
   * Whether there is something of this kind round this place, at which its {@link Cue} stands.
   * Reads a bounded number of bytes, whatever the text.
   */
  boolean find(View view, int at, Found found);
}
