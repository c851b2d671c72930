package dev.sage.workbench.secret;

import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStore;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keys that end with this process. Thread-safe. */
public final class SessionStore implements SecretStore {

  private final ConcurrentSkipListMap<String, Secret> keys = new ConcurrentSkipListMap<>();

  /** With no key in it. */
  public SessionStore() {}

  @Override
  public String id() {
    return "session";
  }

  @Override
  public String title() {
    return "this session only";
  }

  @Override
  public State state() {
    return State.READY;
  }

  @Override
  public String reason() {
    return "";
  }

  @Override
  public Optional<Secret> find(String name) {
    return Optional.ofNullable(keys.get(name));
  }

  @Override
  public void put(String name, Secret value) {
    keys.put(name, value);
  }

  @Override
  public boolean remove(String name) {
    return keys.remove(name) != null;
  }

  @Override
  public List<String> names() {
    return List.copyOf(keys.keySet());
  }
}
