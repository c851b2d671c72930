package dev.sage.workbench.secret;

import org.jspecify.annotations.Nullable;

/** Why the bytes of an encrypted file give no keys. */
final class KeyFileException extends Exception {

  private static final long serialVersionUID = 1;

  /** What is wrong, each with the sentence that follows the file's name. */
  enum Flaw {
    EMPTY(
        "is empty. Restore it from a backup, or remove it and store the keys again with"
            + " \"sage keys set\"."),
    FOREIGN(
        "is no file of keys that Sage wrote. Move it away, or restore the right one from a backup."),
    NEWER("was written by a newer Sage. Update Sage; this one leaves the file as it is."),
    DAMAGED(
        "is damaged: it is not as Sage wrote it. Restore it from a backup, or move it away and"
            + " store the keys again with \"sage keys set\"."),
    TOO_LARGE(
        "is larger than any file of keys that Sage writes. Move it away, or restore the right one"
            + " from a backup."),
    PASSPHRASE(
        "does not open with this passphrase. Type it again; nobody can recover a forgotten one.");

    private final String sentence;

    Flaw(String sentence) {
      this.sentence = sentence;
    }

    /** After the name of the file. */
    String sentence() {
      return sentence;
    }
  }

  private final Flaw flaw;

  KeyFileException(Flaw flaw) {
    this(flaw, null);
  }

  KeyFileException(Flaw flaw, @Nullable Throwable cause) {
    super(flaw.name(), cause);
    this.flaw = flaw;
  }

  Flaw flaw() {
    return flaw;
  }
}
