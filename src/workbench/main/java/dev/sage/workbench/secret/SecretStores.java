package dev.sage.workbench.secret;

import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStore;
import dev.sage.llm.secret.SecretStoreException;
import dev.sage.workbench.Home;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All stores together: a key is looked for in this session, then in the keychain, then in the
 * encrypted file, and kept in the keychain where that is ready, else in the encrypted file.
 * Thread-safe.
 */
public final class SecretStores implements SecretStore {

  private static final Logger LOG = LoggerFactory.getLogger(SecretStores.class);

  private final SessionStore session;
  private final SecretStore keychain;
  private final EncryptedFileStore file;

  /** Of stores that are there already. */
  public SecretStores(SessionStore session, SecretStore keychain, EncryptedFileStore file) {
    this.session = session;
    this.keychain = keychain;
    this.file = file;
  }

  /**
   * Those of this machine and a home folder; opens and loads nothing before it is asked for a key.
   *
   * @param environment {@code SAGE_PASSPHRASE} opens the encrypted file, {@code SAGE_KEYCHAIN=off}
   *     leaves the keychain alone
   * @param otherwise asked for the passphrase when the variable is not there
   */
  public static SecretStores of(Home home, Map<String, String> environment, Passphrase otherwise) {
    return new SecretStores(
        new SessionStore(),
        KeychainStore.of(home, environment),
        new EncryptedFileStore(home.keys(), Passphrase.of(environment, otherwise)));
  }

  public SessionStore session() {
    return session;
  }

  public SecretStore keychain() {
    return keychain;
  }

  public EncryptedFileStore file() {
    return file;
  }

  /** In the order in which keys are looked for. */
  public List<SecretStore> all() {
    return List.of(session, keychain, file);
  }

  /** Where a key is kept that is put here: the keychain where it is ready, else the file. */
  public SecretStore preferred() {
    return keychain.state() == State.READY ? keychain : file;
  }

  /** The store by its {@link #id}. */
  public Optional<SecretStore> byId(String id) {
    return all().stream().filter(store -> store.id().equals(id)).findFirst();
  }

  /** The first store that has a key of that name; asks nobody for a passphrase. */
  public Optional<SecretStore> where(String name) {
    return all().stream()
        .filter(store -> store.state() == State.READY && store.find(name).isPresent())
        .findFirst();
  }

  @Override
  public String id() {
    return "stores";
  }

  @Override
  public String title() {
    return preferred().title();
  }

  @Override
  public State state() {
    return preferred().state();
  }

  @Override
  public String reason() {
    return preferred().reason();
  }

  /** The key of that name; of a provider alone, its {@code default} one. */
  @Override
  public Optional<Secret> find(String name) {
    var whole = whole(name);
    @Nullable SecretStoreException failure = null;
    for (var store : all()) {
      try {
        var found = store.find(whole);
        if (found.isPresent()) {
          return found;
        }
      } catch (SecretStoreException e) {
        // The later store is the one that has to be opened first.
        failure = mayHave(store, whole) ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
    return Optional.empty();
  }

  /** As {@code sage keys set openai} keeps it. */
  private static String whole(String name) {
    return name.indexOf('/') < 0 ? name + "/default" : name;
  }

  /** A keychain that is not there is in nobody's way whose key was never in it. */
  private static boolean mayHave(SecretStore store, String name) {
    try {
      return store.state() != State.UNAVAILABLE || store.names().contains(name);
    } catch (SecretStoreException unknown) {
      return true;
    }
  }

  @Override
  public void put(String name, Secret value) {
    preferred().put(name, value);
  }

  @Override
  public boolean remove(String name) {
    boolean removed = false;
    for (var store : all()) {
      removed |= store.state() != State.UNAVAILABLE && store.remove(name);
    }
    return removed;
  }

  /** Of the stores that say so: a locked file does not even tell names. */
  @Override
  public List<String> names() {
    var names = new TreeSet<String>();
    for (var store : all()) {
      try {
        names.addAll(store.names());
      } catch (SecretStoreException e) {
        LOG.debug("The names in one of the stores are not known", e);
      }
    }
    return List.copyOf(names);
  }
}
