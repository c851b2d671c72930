package dev.sage.workbench.secret;

import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStore;
import dev.sage.llm.secret.SecretStoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One file of keys, encrypted with what a passphrase gives. Thread-safe. */
public final class EncryptedFileStore implements SecretStore {

  private static final String REASON = "The encrypted file is not built yet.";

  private final Path file;

  /**
   * Over a file that need not exist; touches nothing.
   *
   * @param passphrase asked when a locked file is needed
   */
  public EncryptedFileStore(Path file, Passphrase passphrase) {
    this.file = file;
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /** Whether there is a file yet. */
  public boolean exists() {
    return false;
  }

  /**
   * Opens the file, or says with which passphrase it is to be made; takes about half a second.
   *
   * @param passphrase wiped before this returns
   * @throws SecretStoreException where it is the wrong one, or the file is damaged
   */
  public void unlock(char[] passphrase) {
    if (passphrase.length > 0) {
      throw new SecretStoreException(REASON);
    }
  }

  /** Forgets what opens the file. */
  public void lock() {}

  @Override
  public String id() {
    return "file";
  }

  @Override
  public String title() {
    return "encrypted file";
  }

  @Override
  public State state() {
    return State.UNAVAILABLE;
  }

  @Override
  public String reason() {
    return REASON;
  }

  @Override
  public Optional<Secret> find(String name) {
    return Optional.empty();
  }

  @Override
  public void put(String name, Secret value) {
    throw new SecretStoreException(REASON);
  }

  @Override
  public boolean remove(String name) {
    return false;
  }

  @Override
  public List<String> names() {
    return List.of();
  }
}
