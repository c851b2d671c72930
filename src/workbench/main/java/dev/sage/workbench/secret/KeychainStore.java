package dev.sage.workbench.secret;

import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStore;
import dev.sage.llm.secret.SecretStoreException;
import dev.sage.workbench.Home;
import dev.sage.workbench.secret.Keychain.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The operating system's keychain: macOS Keychain, Windows Credential Manager, or the Secret
 * Service of a Linux desktop (GNOME Keyring, KWallet). Keys lie under the service {@code sage} with
 * their names as accounts; names, and nothing else, are also in a file of the home folder, because
 * keychains don't list. Every call ends: one that asks a person to unlock after 30 seconds, a look
 * at the state after 3. Thread-safe.
 */
public final class KeychainStore implements SecretStore {

  private static final Duration LOOK = Duration.ofSeconds(3);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final Keychain keychain;
  private final KeychainIndex index;
  private final Duration look;
  private final Duration answer;
  private final ReentrantLock one = new ReentrantLock();

  KeychainStore(Keychain keychain, KeychainIndex index, Duration look, Duration answer) {
    this.keychain = keychain;
    this.index = index;
    this.look = look;
    this.answer = answer;
  }

  /**
   * This machine's; nothing native is loaded before it is asked for something.
   *
   * @param environment {@code SAGE_KEYCHAIN=off} leaves the keychain alone
   */
  public static KeychainStore of(Home home, Map<String, String> environment) {
    return new KeychainStore(
        Keychain.of(environment),
        new KeychainIndex(home.folder().resolve("keychain.json")),
        LOOK,
        ANSWER);
  }

  @Override
  public String id() {
    return "keychain";
  }

  @Override
  public String title() {
    return keychain.title();
  }

  @Override
  public State state() {
    return standing().state();
  }

  @Override
  public String reason() {
    return standing().reason();
  }

  private Standing standing() {
    try {
      return bounded(look, keychain::standing);
    } catch (SecretStoreException e) {
      return Standing.unavailable(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<Secret> find(String name) {
    return bounded(answer, cancellation -> keychain.find(name, cancellation));
  }

  @Override
  public void put(String name, Secret value) {
    // Before the key: a list that can't be kept would hide it.
    index.check();
    bounded(
        answer,
        cancellation -> {
          keychain.put(name, value, cancellation);
          return true;
        });
    index.add(name);
  }

  @Override
  public boolean remove(String name) {
    boolean removed = bounded(answer, cancellation -> keychain.remove(name, cancellation));
    boolean named = index.remove(name);
    return named || removed;
  }

  @Override
  public List<String> names() {
    return index.names();
  }

  /** Native code can't be interrupted, so it has a thread of its own that may be left behind. */
  private <T> T bounded(Duration limit, Function<Cancellation, T> call) {
    var cancellation = new Cancellation();
    var task = new FutureTask<>(() -> call.apply(cancellation));
    try {
      if (!one.tryLock(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw late(limit);
      }
      try {
        Thread.ofPlatform().daemon().name("keychain").start(task);
        return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      } finally {
        one.unlock();
      }
    } catch (TimeoutException e) {
      cancellation.cancel();
      throw late(limit);
    } catch (InterruptedException e) {
      cancellation.cancel();
      Thread.currentThread().interrupt();
      throw new SecretStoreException("The question to the keychain was cancelled.", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof SecretStoreException said ? said : broken(e);
    }
  }

  private SecretStoreException late(Duration limit) {
    return new SecretStoreException(
        "The keychain did not answer within %d s. Unlock it and try again, or use the encrypted file."
            .formatted(Math.max(1, limit.toSeconds())));
  }

  /** A library that is another one than we know, say. */
  private static SecretStoreException broken(ExecutionException e) {
    return new SecretStoreException(
        "The keychain can't be used here (%s). Use the encrypted file.".formatted(e.getCause()), e);
  }
}
