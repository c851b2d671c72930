package dev.sage.llm.secret;

import java.util.List;
import java.util.Optional;

/** What a program without a store has. */
final class NoSecretStore implements SecretStore {

  private static final String REASON =
      "This program has no store of keys. Give the key as an environment variable.";

  @Override
  public String id() {
    return "none";
  }

  @Override
  public String title() {
    return "no store";
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
