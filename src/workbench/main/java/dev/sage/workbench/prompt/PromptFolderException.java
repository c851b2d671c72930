package dev.sage.workbench.prompt;

import java.io.IOException;

/** A prompt's file can't be read or written. The message has the fact and the fix. */
public final class PromptFolderException extends IOException {
  private static final long serialVersionUID = 1;

  private final Reason reason;

  /** Why. */
  public enum Reason {
    /** The name can't be a file's. */
    NAME,
    /** There is a file of that name already. */
    TAKEN,
    /** The file is not what it was when it was read. */
    CHANGED,
    /** There is no such file. */
    GONE,
    /** It is no prompt, or not readable at all. */
    UNREADABLE
  }

  PromptFolderException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
