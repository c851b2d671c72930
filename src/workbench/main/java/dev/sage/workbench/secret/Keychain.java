package dev.sage.workbench.secret;

import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStore;
import java.util.Map;
import java.util.Optional;

/**
 * The keychain of one operating system. Its calls go into native code and may take as long as a
 * person takes to type a password; {@link KeychainStore} puts a bound on them. Nothing native is
 * loaded before the first call. Failures are {@link dev.sage.llm.secret.SecretStoreException}s. Not
 * thread-safe.
 */
interface Keychain {

  /** Under which all our keys are kept. */
  String SERVICE = "sage";

  /** What it can do, and why not more: a sentence, empty where it is ready. */
  record Standing(SecretStore.State state, String reason) {

    static final Standing READY = new Standing(SecretStore.State.READY, "");

    static Standing locked(String reason) {
      return new Standing(SecretStore.State.LOCKED, reason);
    }

    static Standing unavailable(String reason) {
      return new Standing(SecretStore.State.UNAVAILABLE, reason);
    }
  }

  /** For people. */
  String title();

  /** Looks without asking anybody for anything. */
  Standing standing(Cancellation cancellation);

  Optional<Secret> find(String account, Cancellation cancellation);

  void put(String account, Secret value, Cancellation cancellation);

  boolean remove(String account, Cancellation cancellation);

  /** This machine's, or none where {@code SAGE_KEYCHAIN} is {@code off}. */
  static Keychain of(Map<String, String> environment) {
    return environment.getOrDefault("SAGE_KEYCHAIN", "").equalsIgnoreCase("off")
        ? new NoKeychain()
        : ofSystem(System.getProperty("os.name", ""));
  }

  private static Keychain ofSystem(String system) {
    if (system.startsWith("Windows")) {
      return new CredentialManager();
    }
    return system.startsWith("Mac") ? new MacKeychain() : new SecretService();
  }
}
