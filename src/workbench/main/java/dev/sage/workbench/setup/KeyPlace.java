package dev.sage.workbench.setup;

/** Where a key is kept. */
public enum KeyPlace {
  /** The operating system's keychain; the configuration only names it. */
  KEYCHAIN,
  /** Sage's own file, encrypted with a passphrase; the configuration only names it. */
  ENCRYPTED_FILE,
  /** The project's {@code .env}, in plain text, readable by its owner only. */
  DOTENV,
  /** The memory of this process: gone when it ends. */
  SESSION,
  /** Nowhere new: the key stays where it is, only the other settings are written. */
  AS_IT_IS
}
