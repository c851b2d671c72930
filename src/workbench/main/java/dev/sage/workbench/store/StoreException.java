package dev.sage.workbench.store;

import org.jspecify.annotations.Nullable;

/** The store can't be used. The message has the fact and the fix. Unchecked. */
public sealed class StoreException extends RuntimeException permits NewerStoreException {

  private static final long serialVersionUID = 1;

  private final Reason reason;

  public StoreException(Reason reason, String message) {
    this(reason, message, null);
  }

  public StoreException(Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Why. */
  public enum Reason {
    /** A newer Sage wrote it. */
    FUTURE,
    /** It is some other program's database. */
    FOREIGN,
    /** A read or a write failed. */
    FAILED
  }
}
