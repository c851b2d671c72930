package dev.sage.llm.redaction;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a secret's place: {@code [openai-key:3f9a]}. The digits are the beginning of a
 * keyed hash, so that equal secrets are seen to be equal, and nobody can try out values. Immutable,
 * thread-safe.
 */
final class Placeholders {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  Placeholders(byte[] key) {
    if (key.length < 16) {
      throw new IllegalArgumentException("the placeholders' key needs at least 16 bytes");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  static Placeholders random() {
    var key = new byte[32];
    new SecureRandom().nextBytes(key);
    return new Placeholders(key);
  }

  byte[] of(String name, byte @Nullable [] secret) {
    if (secret == null) {
      return ("[" + name + "]").getBytes(US_ASCII);
    }
    return ("[" + name + ":" + hash(secret, 2) + "]").getBytes(US_ASCII);
  }

  /** 32 hexadecimal digits. */
  String fingerprint(byte[] value) {
    return hash(value, 16);
  }

  private String hash(byte[] value, int bytes) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(value), 0, bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    }
  }
}
