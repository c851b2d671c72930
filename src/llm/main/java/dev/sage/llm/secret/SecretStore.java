package dev.sage.llm.secret;

import java.util.List;
import java.util.Optional;

/**
 * A place where keys lie under names such as {@code openai/work}: a provider, a slash, and which of
 * its keys it is. Implementations are thread-safe, and each of their methods ends in bounded time;
 * none of them may be called by a thread that draws a screen.
 *
 * <p>The stores that need native code or cryptography are not in this library: a program brings its
 * own, or uses none.
 */
public interface SecretStore {

  /** Finds nothing and can't keep anything. */
  SecretStore NONE = new NoSecretStore();

  /** What a store can do right now. */
  enum State {
    /** It finds and keeps keys. */
    READY,
    /** It needs a passphrase, or somebody who unlocks it. */
    LOCKED,
    /** It can't be used on this machine, or not at the moment. */
    UNAVAILABLE
  }

  /** {@return its name for machines: {@code keychain}, {@code file}, {@code session}} */
  String id();

  /** {@return its name for people: "Secret Service (GNOME Keyring)", "encrypted file"} */
  String title();

  /** {@return what it can do right now; looked at anew each time} */
  State state();

  /**
   * {@return why it is not ready and what to do about it, in a sentence or two; empty where it is}
   */
  String reason();

  /**
   * Looks a key up.
   *
   * @param name such as {@code openai/work}
   * @return the key; empty where the store has none of that name
   * @throws SecretStoreException where the store is not ready, or what it holds can't be read
   */
  Optional<Secret> find(String name);

  /**
   * Keeps a key, instead of the one that had the name before.
   *
   * @param name such as {@code openai/work}
   * @param value the key
   * @throws SecretStoreException where it can't be kept; the one before is then still there
   */
  void put(String name, Secret value);

  /**
   * Forgets a key.
   *
   * @param name such as {@code openai/work}
   * @return whether there was one
   * @throws SecretStoreException where the store is not ready or can't be written
   */
  boolean remove(String name);

  /**
   * The names of its keys; never a character of a key.
   *
   * @return in alphabetical order
   * @throws SecretStoreException where even the names can't be read
   */
  List<String> names();
}
