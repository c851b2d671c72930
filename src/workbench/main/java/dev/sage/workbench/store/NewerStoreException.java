package dev.sage.workbench.store;

import java.nio.file.Path;

/** A newer Sage wrote the store; nothing of it was changed. Unchecked. */
public final class NewerStoreException extends StoreException {

  private static final long serialVersionUID = 1;

  private final int version;
  private final int known;

  NewerStoreException(Path file, int version, int known) {
    super(
        Reason.FUTURE,
        ("%s was written by a newer Sage (schema %d, this one knows %d)."
                + " Use the newer Sage, or name another folder with --home.")
            .formatted(file, version, known));
    this.version = version;
    this.known = known;
  }

  /** The version of the schema of the file. */
  public int version() {
    return version;
  }

  /** The newest version that this program knows. */
  public int known() {
    return known;
  }
}
