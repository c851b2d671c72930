package dev.sage.workbench.secret;

import dev.sage.llm.secret.Secret;
import dev.sage.llm.secret.SecretStoreException;
import java.util.Optional;

/** Where the person wants none to be asked: in CI and tests, say. */
final class NoKeychain implements Keychain {

  private static final String REASON =
      "The keychain is switched off by SAGE_KEYCHAIN. Use the encrypted file, or unset the variable.";

  @Override
  public String title() {
    return "keychain";
  }

  @Override
  public Standing standing(Cancellation cancellation) {
    return Standing.unavailable(REASON);
  }

  @Override
  public Optional<Secret> find(String account, Cancellation cancellation) {
    throw new SecretStoreException(REASON);
  }

  @Override
  public void put(String account, Secret value, Cancellation cancellation) {
    throw new SecretStoreException(REASON);
  }

  @Override
  public boolean remove(String account, Cancellation cancellation) {
    throw new SecretStoreException(REASON);
  }
}
