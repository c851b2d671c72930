package dev.sage.workbench.secret;

import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** A keychain in memory that can be locked, and that can hang until it is cancelled. */
final class FakeKeychain implements Keychain {

  private final Map<String, Secret> items = new ConcurrentHashMap<>();
  final CountDownLatch asked = new CountDownLatch(1);
  final CountDownLatch cancelled = new CountDownLatch(1);
  private volatile boolean locked;
  private volatile boolean hanging;

  KeychainStore store(Path index) {
    return store(index, Duration.ofSeconds(30));
  }

  KeychainStore store(Path index, Duration limit) {
    return new KeychainStore(this, new KeychainIndex(index), limit, limit);
  }

  void lock() {
    locked = true;
  }

  void hang() {
    hanging = true;
  }

  @Override
  public String title() {
    return "fake keychain";
  }

  @Override
  public Standing standing(Cancellation cancellation) {
    maybeHang(cancellation);
    return locked ? Standing.locked("The fake keychain is locked.") : Standing.READY;
  }

  @Override
  public Optional<Secret> find(String account, Cancellation cancellation) {
    use(cancellation);
    return Optional.ofNullable(items.get(account));
  }

  @Override
  public void put(String account, Secret value, Cancellation cancellation) {
    use(cancellation);
    items.put(account, value);
  }

  @Override
  public boolean remove(String account, Cancellation cancellation) {
    use(cancellation);
    return items.remove(account) != null;
  }

  private void use(Cancellation cancellation) {
    maybeHang(cancellation);
    if (locked) {
      throw new SecretStoreException("The fake keychain is locked.");
    }
  }

  private void maybeHang(Cancellation cancellation) {
    if (hanging) {
      var end = new CountDownLatch(1);
      cancellation.onCancel(
          () -> {
            end.countDown();
            cancelled.countDown();
          });
      asked.countDown();
      try {
        end.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
