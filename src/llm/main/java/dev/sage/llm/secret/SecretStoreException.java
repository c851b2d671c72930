package dev.sage.llm.secret;

import org.jspecify.annotations.Nullable;

/**
 * A store of keys can't do what it was asked. Its message is for a person: what happened and what
 * to do, never a character of a key or a passphrase.
 */
public final class SecretStoreException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * With nothing behind it.
   *
   * @param message what happened and what to do
   */
  public SecretStoreException(String message) {
    this(message, null);
  }

  /**
   * With what caused it.
   *
   * @param message what happened and what to do
   * @param cause for the trace; must hold no secret
   */
  public SecretStoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
