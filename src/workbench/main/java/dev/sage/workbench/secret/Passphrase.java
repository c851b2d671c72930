package dev.sage.workbench.secret;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is asked for the passphrase of the encrypted file when it is needed. */
@FunctionalInterface
public interface Passphrase {

  /** The variable that gives it where nobody can type, in CI say. */
  String VARIABLE = "SAGE_PASSPHRASE";

  /** Nobody: the file stays locked until somebody calls {@link EncryptedFileStore#unlock}. */
  Passphrase NOBODY = fresh -> null;

  /**
   * Asks.
   *
   * @param fresh whether it is for a file that does not exist yet, so that it is worth typing twice
   * @return the passphrase, which the caller wipes; null where there is none to be had
   */
  char @Nullable [] ask(boolean fresh);

  /** The environment's, else that of somebody else. */
  static Passphrase of(Map<String, String> environment, Passphrase otherwise) {
    String value = environment.getOrDefault(VARIABLE, "");
    return value.isEmpty() ? otherwise : fresh -> value.toCharArray();
  }
}
