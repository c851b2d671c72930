package dev.sage.workbench.redaction;

import dev.sage.llm.redaction.Redactor;
import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStore;
import dev.sage.llm.secret.SecretStore.State;
import dev.sage.llm.secret.SecretStoreException;
import dev.sage.workbench.secret.SecretStores;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The values that are always taken out, in the stores of keys. They are fetched on a thread of
 * their own, and only if there are any: a start waits for no keychain, and nobody is asked for a
 * passphrase. Thread-safe.
 */
final class KeptValues {

  private final SecretStores secrets;
  private final Redactor redactor;
  private final Set<String> missing = ConcurrentHashMap.newKeySet();
  private volatile FutureTask<Void> fetching = new FutureTask<>(() -> {}, null);

  KeptValues(SecretStores secrets, Redactor redactor) {
    this.secrets = secrets;
    this.redactor = redactor;
    fetching.run();
  }

  /** Begins to fetch them. */
  void fetch(Collection<String> names) {
    if (names.isEmpty()) {
      return;
    }
    var wanted = Set.copyOf(names);
    var task = new FutureTask<Void>(() -> wanted.forEach(this::fetch), null);
    fetching = task;
    Thread.ofVirtual().name("kept-values").start(task);
  }

  private void fetch(String name) {
    for (var store : secrets.all()) {
      try {
        var value = store.state() == State.READY ? store.find(name) : Optional.<Secret>empty();
        if (value.isPresent()) {
          redactor.register(value.get());
          missing.remove(name);
          return;
        }
      } catch (SecretStoreException closed) {
        // The next one may have it.
      }
    }
    missing.add(name);
  }

  /** Waits until they are fetched, but not for ever; whether they are. */
  boolean await(Duration patience) {
    try {
      fetching.get(patience.toNanos(), TimeUnit.NANOSECONDS);
      return missing.isEmpty();
    } catch (TimeoutException | ExecutionException late) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** How many of them no open store has. */
  int missing() {
    return missing.size();
  }

  /** Keeps a value where keys are kept, or says why not. */
  Always keep(String name, Secret value) {
    SecretStore store = secrets.preferred();
    try {
      if (store.state() == State.READY) {
        store.put(name, value);
        return new Always(
            true, "It is taken out from now on, and kept in the %s.".formatted(store.title()));
      }
      secrets.session().put(name, value);
      return new Always(
          false,
          "It is taken out as long as Sage runs. To keep it for later, open a store of keys under"
              + " Setup and add it again.");
    } catch (SecretStoreException failed) {
      secrets.session().put(name, value);
      return new Always(
          false,
          "It is taken out as long as Sage runs, because it could not be kept: "
              + failed.getMessage());
    }
  }

  /** Forgets a value, as far as its store is open; it is taken out as long as this process runs. */
  void forget(String name) {
    for (var store : secrets.all()) {
      try {
        if (store.state() == State.READY) {
          store.remove(name);
        }
      } catch (SecretStoreException closed) {
        // Nobody fetches it any more: its name is on no list.
      }
    }
  }
}
