package dev.sage.llm.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sage.llm.secret.Secret;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;

/**
 * Content under AES-256-GCM. Its key comes by HKDF-SHA256 (RFC 5869) from the cache's secret and
 * the digest of the request, so that only who has both can read it: neither who has the store, nor
 * who has the store and the secret but not the request. A random nonce stands before it.
 * Thread-safe.
 */
final class SecretSeal extends EntrySeal {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;
  private static final byte[] PURPOSE = "sage-llm cache entry 1".getBytes(UTF_8);

  private final Secret secret;
  private final SecureRandom random = new SecureRandom();

  SecretSeal(Secret secret) {
    super('s');
    this.secret = secret;
  }

  @Override
  byte[] closeBody(CacheKey key, byte[] content) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(content);
      return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  @Override
  byte @Nullable [] openBody(CacheKey key, ByteBuffer body) {
    if (body.remaining() < NONCE_BYTES) {
      return null;
    }
    byte[] nonce = new byte[NONCE_BYTES];
    body.get(nonce);
    byte[] sealed = new byte[body.remaining()];
    body.get(sealed);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(sealed);
    } catch (GeneralSecurityException notOurs) {
      return null;
    }
  }

  private Cipher cipher(int mode, CacheKey key, byte[] nonce) throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key(key), new GCMParameterSpec(TAG_BITS, nonce));
    bind(key, cipher::updateAAD);
    return cipher;
  }

  private SecretKey key(CacheKey key) throws GeneralSecurityException {
    var parameters =
        HKDFParameterSpec.ofExtract()
            .addIKM(secret.reveal().getBytes(UTF_8))
            .addSalt(key.digest())
            .thenExpand(PURPOSE, KEY_BYTES);
    return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
  }
}
