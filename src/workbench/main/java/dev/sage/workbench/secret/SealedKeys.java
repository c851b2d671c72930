package dev.sage.workbench.secret;

import static dev.sage.workbench.secret.KeyFileException.Flaw;

import dev.sage.llm.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * The bytes of the encrypted file (docs/secrets.md has the format). The head says how the key is
 * derived, and is authenticated with what it stands before; a checksum of all tells a damaged file
 * from a wrong passphrase, which the encryption itself can't. Immutable, thread-safe.
 */
final class SealedKeys {

  private static final byte[] MAGIC = "SAGEKEYS".getBytes(StandardCharsets.US_ASCII);
  private static final byte VERSION = 1;
  private static final byte ARGON2ID = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int CHECKSUM_BYTES = 32;
  private static final int HEAD_BYTES =
      MAGIC.length + 2 + 3 * Integer.BYTES + KeyDerivation.SALT_BYTES + NONCE_BYTES;
  private static final int LEAST_BYTES = HEAD_BYTES + TAG_BITS / 8 + CHECKSUM_BYTES;

  private final KeyDerivation derivation;
  private final byte[] salt;
  private final byte[] nonce;
  private final byte[] bytes;

  private SealedKeys(KeyDerivation derivation, byte[] salt, byte[] nonce, byte[] bytes) {
    this.derivation = derivation;
    this.salt = salt;
    this.nonce = nonce;
    this.bytes = bytes;
  }

  /** Encrypts, with a nonce of its own each time. */
  static byte[] seal(Map<String, Secret> keys, OpenedWith with, SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] head =
        ByteBuffer.allocate(HEAD_BYTES)
            .put(MAGIC)
            .put(VERSION)
            .put(ARGON2ID)
            .putInt(with.derivation().memory())
            .putInt(with.derivation().iterations())
            .putInt(with.derivation().lanes())
            .put(with.salt())
            .put(nonce)
            .array();
    byte[] plain = KeyRecords.write(keys);
    try {
      byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, with.key(), nonce, head).doFinal(plain);
      byte[] sealed =
          ByteBuffer.allocate(HEAD_BYTES + encrypted.length + CHECKSUM_BYTES)
              .put(head)
              .put(encrypted)
              .array();
      byte[] checksum = checksum(sealed);
      System.arraycopy(checksum, 0, sealed, sealed.length - CHECKSUM_BYTES, CHECKSUM_BYTES);
      return sealed;
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /** Reads the head; nothing is derived or decrypted yet. */
  static SealedKeys read(byte[] bytes) throws KeyFileException {
    if (bytes.length == 0) {
      throw new KeyFileException(Flaw.EMPTY);
    }
    if (!Arrays.equals(bytes, 0, Math.min(MAGIC.length, bytes.length), MAGIC, 0, MAGIC.length)) {
      throw new KeyFileException(Flaw.FOREIGN);
    }
    if (bytes.length > MAGIC.length && bytes[MAGIC.length] > VERSION && intact(bytes)) {
      throw new KeyFileException(Flaw.NEWER);
    }
    if (bytes.length < LEAST_BYTES || !intact(bytes)) {
      throw new KeyFileException(Flaw.DAMAGED);
    }
    var head = ByteBuffer.wrap(bytes).position(MAGIC.length);
    byte version = head.get();
    byte derived = head.get();
    boolean ours = version == VERSION && derived == ARGON2ID;
    var derivation = new KeyDerivation(head.getInt(), head.getInt(), head.getInt());
    if (!ours || !derivation.sane()) {
      throw new KeyFileException(Flaw.DAMAGED);
    }
    byte[] salt = new byte[KeyDerivation.SALT_BYTES];
    byte[] nonce = new byte[NONCE_BYTES];
    head.get(salt).get(nonce);
    return new SealedKeys(derivation, salt, nonce, bytes);
  }

  /** Whether a key is one of this file; another salt means another passphrase. */
  boolean fits(OpenedWith with) {
    return with.derivation().equals(derivation) && Arrays.equals(with.salt(), salt);
  }

  /** What opens this file, if the passphrase is right; slow. */
  OpenedWith key(char[] passphrase) {
    return new OpenedWith(derivation, salt, derivation.key(passphrase, salt));
  }

  /** The keys by name. */
  SortedMap<String, Secret> open(OpenedWith with) throws KeyFileException {
    byte[] head = Arrays.copyOf(bytes, HEAD_BYTES);
    byte[] plain;
    try {
      plain =
          cipher(Cipher.DECRYPT_MODE, with.key(), nonce, head)
              .doFinal(bytes, HEAD_BYTES, bytes.length - HEAD_BYTES - CHECKSUM_BYTES);
    } catch (AEADBadTagException refused) {
      throw new KeyFileException(Flaw.PASSPHRASE, refused);
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
    try {
      return KeyRecords.read(plain);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] head)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(head);
    return cipher;
  }

  private static boolean intact(byte[] bytes) {
    if (bytes.length < CHECKSUM_BYTES) {
      return false;
    }
    byte[] written = Arrays.copyOfRange(bytes, bytes.length - CHECKSUM_BYTES, bytes.length);
    return MessageDigest.isEqual(written, checksum(bytes));
  }

  /** SHA-256 of everything but the place of the checksum. */
  private static byte[] checksum(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, bytes.length - CHECKSUM_BYTES);
      return digest.digest();
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /**
   * The key of a file and what it was made from, so that a later file can be told from the one that
   * was opened. Never printed.
   */
  static final class OpenedWith {
    private final KeyDerivation derivation;
    private final byte[] salt;
    private final SecretKey key;

    OpenedWith(KeyDerivation derivation, byte[] salt, SecretKey key) {
      this.derivation = derivation;
      this.salt = salt.clone();
      this.key = key;
    }

    KeyDerivation derivation() {
      return derivation;
    }

    byte[] salt() {
      return salt;
    }

    SecretKey key() {
      return key;
    }
  }
}
