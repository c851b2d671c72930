package dev.sage.workbench.secret;

import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStore;
import dev.sage.llm.secret.SecretStoreException;
import dev.sage.workbench.Home;
import java.util.List;
import java.util.Optional;

/** The operating system's keychain. Thread-safe. */
public final class KeychainStore implements SecretStore {

  private static final String REASON = "The keychain is not built yet.";

  private KeychainStore() {}

  /** This machine's; nothing native is loaded before it is asked for something. */
  public static KeychainStore of(Home home) {
    return new KeychainStore();
  }

  @Override
  public String id() {
    return "keychain";
  }

  @Override
  public String title() {
    return "keychain";
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
