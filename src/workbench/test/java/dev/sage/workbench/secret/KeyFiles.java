package dev.sage.workbench.secret;

import dev.sage.workbench.PrivateFiles;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Encrypted files for tests: derived quickly, opened with a fixed passphrase. */
final class KeyFiles {

  static final String PASSPHRASE = "correct horse";
  static final KeyDerivation QUICK = new KeyDerivation(64, 1, 1);

  private KeyFiles() {}

  static EncryptedFileStore store(Path file) {
    return store(file, PASSPHRASE);
  }

  static EncryptedFileStore store(Path file, @Nullable String passphrase) {
    return new EncryptedFileStore(
        file,
        fresh -> passphrase == null ? null : passphrase.toCharArray(),
        QUICK,
        PrivateFiles::replace);
  }

  /** Makes a changed file look whole: somebody did it on purpose. */
  static byte[] withChecksum(byte[] bytes) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    digest.update(bytes, 0, bytes.length - 32);
    return ByteBuffer.wrap(bytes.clone()).put(bytes.length - 32, digest.digest()).array();
  }
}
